package io.duban.gateway.joined;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

class JoinedOverviewTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void what_waits_is_added_up_and_the_rest_is_taken_from_whoever_says_it() {
        String whole =
                joined(
                        List.of(
                                """
                                {"registered":7,"waiting":{"overdue":2,"dueToday":1,"later":0,
                                 "overdueByKind":{"appeal":2},
                                 "byKind":{"appeal":{"overdue":2,"dueToday":1,"later":0}}}}\
                                """,
                                """
                                {"asOf":"2022-11-17"}\
                                """,
                                """
                                {"waiting":{"overdue":3,"dueToday":0,"later":4,
                                 "overdueByKind":{"signature":2,"appeal":1},
                                 "byKind":{"signature":{"overdue":2,"dueToday":0,"later":0},
                                  "appeal":{"overdue":1,"dueToday":0,"later":4}}}}\
                                """),
                        List.of());

        assertThat(MAPPER.readTree(whole))
                .isEqualTo(
                        MAPPER.readTree(
                                """
                                {"registered":7,"asOf":"2022-11-17","unavailable":[],
                                 "waiting":{"overdue":5,"dueToday":1,"later":4,
                                  "overdueByKind":{"appeal":3,"signature":2},
                                  "byKind":{"appeal":{"overdue":3,"dueToday":1,"later":4},
                                   "signature":{"overdue":2,"dueToday":0,"later":0}}}}\
                                """));
    }

    @Test
    void whoever_does_not_answer_is_named() {
        String whole = joined(List.of("{\"asOf\":\"2022-11-17\"}"), List.of("project-service"));

        assertThat(whole)
                .contains("\"unavailable\":[\"project-service\"]")
                .contains("\"overdue\":0");
    }

    private static String joined(List<String> parts, List<String> unavailable) {
        List<ObjectNode> read = parts.stream().map(it -> (ObjectNode) MAPPER.readTree(it)).toList();
        return JoinedOverview.of(MAPPER.createObjectNode(), read, unavailable).toString();
    }
}
