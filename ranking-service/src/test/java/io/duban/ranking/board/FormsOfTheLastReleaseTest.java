package io.duban.ranking.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Ladders;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.json.StoredJson;
import io.duban.ranking.City;
import io.duban.ranking.ladder.Emitted;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What the release before has left in state stores and topics, letter by letter. */
class FormsOfTheLastReleaseTest {

    private static final StoredJson STORED = new StoredJson(JsonAutoConfiguration.strictMapper());

    @Test
    void sums_that_were_kept_by_county_are_added_up_by_street() {
        MonthSums sums =
                STORED.read(
                        """
                        {"streets":{"S1":{"complaints":3,"timeliness":{"due":2,"inTime":1},\
                        "households":500}},"counties":{"CO9":{"complaints":3,\
                        "timeliness":{"due":2,"inTime":1},"households":500}}}
                        """,
                        MonthSums.class);
        StreetCounties counties = new StreetCounties(Map.of("S1", new Party("CO1", "兰山区")));

        assertThat(sums.of(Subject.county("CO1", "兰山区"), counties))
                .isEqualTo(new BodySums(3, new Timeliness(2, 1), 500));
        assertThat(sums.of(Subject.county("CO9", "别处"), counties)).isEqualTo(BodySums.NONE);
    }

    @Test
    void a_part_without_pieces_and_late_estates_is_whole_and_has_none() {
        String json =
                """
                {"day":"2022-07-03","partition":0,"months":[{"month":"2022-06","last":false,\
                "tally":{"estates":[],"unattributed":2}}]}
                """;

        DayPart kept = STORED.read(json, DayPart.class);

        assertThat(kept.pieces()).isEqualTo(1);
        MonthTally tally = kept.months().getFirst().tally().orElseThrow();
        assertThat(tally.late()).isEmpty();
        assertThat(tally.complaints()).isEqualTo(2);
    }

    @Test
    void an_escalation_that_was_raised_for_a_finding_keeps_its_id() {
        Emitted emitted =
                STORED.read(
                        """
                        {"escalation":{"rule":"finding-inaction","measure":"ACCOUNTABILITY_LETTER",\
                        "subject":{"type":"county","code":"C1","name":"县1"},\
                        "period":"2022-06-10","clause":"六(四)3","evidence":{"rows":[],\
                        "facts":"推诿扯皮","documents":["doc-1"]}},"state":"raised","transition":1}
                        """,
                        Emitted.class);
        Finding finding =
                STORED.read(
                        """
                        {"kind":"INACTION","subject":{"type":"county","code":"C1","name":"县1"},\
                        "on":"2022-06-10","facts":"推诿扯皮","documents":["doc-1"]}
                        """,
                        Finding.class);

        Escalation derived =
                Ladders.escalations(
                                List.of(finding),
                                City.RULEBOOK.finding(finding.kind()).orElseThrow())
                        .getFirst();

        assertThat(derived.id()).isEqualTo(emitted.escalation().id());
        assertThat(emitted.amendment()).isZero();
    }
}
