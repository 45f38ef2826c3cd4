package io.duban.contracts.ladder;

import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.brief;
import static io.duban.contracts.Fixtures.listed;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.measure.Measure;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/** RULES 2.1: the ladder of 物业服务项目. */
class EstateLadderTest {

    @Test
    @Tag("row-50")
    void every_listed_month_asks_for_an_interview_of_the_company() {
        List<Escalation> escalations = climb(listed("E1", "2022-06"), listed("E1", "2022-08"));

        assertThat(brief(escalations))
                .containsExactly(
                        "2022-06 E1 INTERVIEW_COMPANY 1", "2022-08 E1 INTERVIEW_COMPANY 1");
    }

    @Test
    @Tag("row-51")
    @Tag("row-52")
    void the_second_month_in_a_row_asks_for_a_new_manager_and_the_third_blacklists() {
        List<Escalation> escalations =
                climb(listed("E1", "2022-06"), listed("E1", "2022-07"), listed("E1", "2022-08"));

        assertThat(brief(escalations))
                .containsExactly(
                        "2022-06 E1 INTERVIEW_COMPANY 1",
                        "2022-07 E1 INTERVIEW_COMPANY 2",
                        "2022-07 E1 REPLACE_MANAGER 2",
                        "2022-08 E1 INTERVIEW_COMPANY 3",
                        "2022-08 E1 BLACKLIST 3");
    }

    @Test
    void from_the_fourth_month_on_only_the_interview_is_repeated() {
        List<Escalation> escalations =
                climb(
                        listed("E1", "2022-06"),
                        listed("E1", "2022-07"),
                        listed("E1", "2022-08"),
                        listed("E1", "2022-09"),
                        listed("E1", "2022-10"));

        assertThat(brief(escalations))
                .endsWith("2022-09 E1 INTERVIEW_COMPANY 4", "2022-10 E1 INTERVIEW_COMPANY 5")
                .hasSize(7);
    }

    @Test
    void a_month_off_the_list_breaks_the_streak() {
        List<Escalation> escalations =
                climb(listed("E1", "2022-06"), listed("E1", "2022-07"), listed("E1", "2022-09"));

        assertThat(brief(escalations)).endsWith("2022-09 E1 INTERVIEW_COMPANY 1");
    }

    @Test
    void months_are_adjacent_across_year_ends() {
        List<Escalation> escalations =
                climb(listed("E1", "2022-11"), listed("E1", "2022-12"), listed("E1", "2023-01"));

        assertThat(brief(escalations)).endsWith("2023-01 E1 BLACKLIST 3");
    }

    @Test
    void a_change_of_company_restarts_the_streak() {
        List<Escalation> escalations =
                climb(
                        listed("E1", "2022-06", "C1"),
                        listed("E1", "2022-07", "C2"),
                        listed("E1", "2022-08", "C2"));

        assertThat(brief(escalations))
                .containsExactly(
                        "2022-06 E1 INTERVIEW_COMPANY 1",
                        "2022-07 E1 INTERVIEW_COMPANY 1",
                        "2022-08 E1 INTERVIEW_COMPANY 2",
                        "2022-08 E1 REPLACE_MANAGER 2");
    }

    @Test
    void the_rows_that_made_the_streak_are_its_evidence_oldest_first() {
        List<Escalation> escalations =
                climb(listed("E1", "2022-08"), listed("E1", "2022-06"), listed("E1", "2022-07"));

        Escalation blacklisted = escalations.getLast();
        assertThat(blacklisted.measure()).isEqualTo(Measure.BLACKLIST);
        assertThat(blacklisted.evidence().rows())
                .extracting(row -> row.period().id())
                .containsExactly("2022-06", "2022-07", "2022-08");
        assertThat(blacklisted.evidence().rows())
                .extracting(EvidenceRow::ranking)
                .containsOnly("estate-complaints");
    }

    @Test
    void an_escalation_quotes_the_clause_of_its_own_step() {
        List<Escalation> escalations = climb(listed("E1", "2022-06"), listed("E1", "2022-07"));

        assertThat(escalations.getLast().clause())
                .isEqualTo("六(四)2 连续两个月投诉量居全市前30名的物业服务项目,要求企业更换项目经理");
    }

    @Test
    void months_before_the_first_counted_one_are_passed_over() {
        List<Escalation> escalations = climb(listed("E1", "2022-05"), listed("E1", "2022-06"));

        assertThat(brief(escalations)).containsExactly("2022-06 E1 INTERVIEW_COMPANY 1");
    }

    private static List<Escalation> climb(Listing... history) {
        return Ladders.escalations(List.of(history), ESTATES);
    }
}
