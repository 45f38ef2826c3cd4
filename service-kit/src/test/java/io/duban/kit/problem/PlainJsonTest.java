package io.duban.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

import tools.jackson.databind.json.JsonMapper;

class PlainJsonTest {

    private final PlainJson json = new PlainJson(new JsonMapper());

    @Test
    void only_a_problem_goes_out_as_a_problem() {
        assertThat(json.getSupportedMediaTypes(Object.class))
                .containsExactly(MediaType.APPLICATION_JSON);
        assertThat(json.getSupportedMediaTypes(ProblemDetail.class))
                .contains(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
