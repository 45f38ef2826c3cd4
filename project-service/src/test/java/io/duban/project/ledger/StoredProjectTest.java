package io.duban.project.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.project.Stage;
import io.duban.kit.json.DubanJsonModule;
import io.duban.project.ledger.Request.Kind;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

/** What the edition before stored is read. */
class StoredProjectTest {

    private static final String STORED =
            """
            {"id": "P-1", "version": 2,
             "plan": {"kind": "SHANTYTOWN", "name": "项目", "provincialLedger": true, "year": 2022,
                      "county": {"type": "county", "code": "C1", "name": "兰山区"},
                      "milestones": [{"stage": "START", "due": "2022-07-31", "weight": 1000000},
                                     {"stage": "DELIVERY", "due": "2022-08-31", "weight": 0.001}]},
             "state": "ACTIVE", "lastChange": "ADJUSTMENT_REQUESTED",
             "completions": [], "extensions": [], "reviews": [],
             "requests": [{"kind": "adjustment", "swapIn": "P-2", "reason": "征收受阻", "by": "k"}],
             "history": []}
            """;

    @Test
    void a_weight_beyond_the_bounds_counts_as_the_nearest_within() {
        Project project = read();

        assertThat(project.milestones())
                .extracting(it -> it.weight().toPlainString())
                .containsExactly("10", "1");
    }

    @Test
    void an_open_request_is_still_open_and_nothing_is_missing() {
        Project project = read();

        assertThat(project.request(Kind.ADJUSTMENT, null))
                .hasValueSatisfying(it -> assertThat(it.isOpen()).isTrue());
        assertThat(project.openRequests()).hasSize(1);
        assertThat(project.enteredOn()).isNull();
        assertThat(project.withdrawn()).isEmpty();
        assertThat(project.firstPlan()).isEmpty();
        assertThat(project.baseline(project.plan().milestone(Stage.START).orElseThrow()))
                .isEqualTo("2022-07-31");
        assertThat(project.told().request()).isNull();
        assertThat(project.extension(project.plan().milestone(Stage.START).orElseThrow()))
                .isEmpty();
    }

    private static Project read() {
        return JsonMapper.builder()
                .addModule(new DubanJsonModule())
                .build()
                .readValue(STORED, Project.class);
    }
}
