package io.duban.complaint.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_time_that_was_stored_without_its_seconds_is_shown_with_them(boolean person) {
        Document resolution =
                new Document("outcome", "已清理").append("resolvedAt", "2022-06-20T10:00+08:00");

        assertThat(new Sight(person).of(resolution))
                .containsEntry("resolvedAt", "2022-06-20T10:00:00+08:00")
                .containsEntry("outcome", "已清理");
    }
}
