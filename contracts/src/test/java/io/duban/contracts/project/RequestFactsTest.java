package io.duban.contracts.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class RequestFactsTest {

    @Test
    void milestones_are_those_it_was_asked_with() {
        List<MilestoneFacts> asked = new ArrayList<>();
        RequestFacts request = request(asked);
        asked.add(null);

        assertThat(request.milestones()).isEmpty();
    }

    @Test
    void a_request_that_is_not_about_milestones_has_none() {
        assertThat(request(null).milestones()).isNull();
    }

    private static RequestFacts request(List<MilestoneFacts> milestones) {
        return new RequestFacts(
                "plan", "原因", null, null, null, null, null, null, milestones, null, null);
    }
}
