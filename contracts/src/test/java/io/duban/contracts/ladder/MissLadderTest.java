package io.duban.contracts.ladder;

import static io.duban.contracts.Fixtures.RULEBOOK;
import static io.duban.contracts.Fixtures.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.MissRule;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/** RULES 2.4: 一次通报、二次约谈、三次问责. */
class MissLadderTest {

    private static final MissRule RULE = RULEBOOK.misses().getFirst();
    private static final Subject COUNTY = Subject.county("371302", "兰山区");

    @Test
    @Tag("row-60")
    void misses_accumulate_within_the_campaign_without_being_consecutive() {
        List<Escalation> escalations =
                climb(
                        miss("2022-06-20", "K1"),
                        miss("2022-07-15", "K2"),
                        miss("2022-11-30", "K3"),
                        miss("2023-01-31", "K4"));

        assertThat(brief(escalations))
                .containsExactly(
                        "2022-06-20 371302 CIRCULAR 1",
                        "2022-07-15 371302 INTERVIEW_COUNTY 2",
                        "2022-11-30 371302 ACCOUNTABILITY 3",
                        "2023-01-31 371302 ACCOUNTABILITY 4");
    }

    @Test
    void all_tasks_missed_on_one_day_are_one_miss() {
        List<Escalation> escalations =
                climb(miss("2022-06-20", "K2"), miss("2022-06-20", "K1"), miss("2022-06-21", "K3"));

        assertThat(brief(escalations))
                .containsExactly(
                        "2022-06-20 371302 CIRCULAR 1", "2022-06-21 371302 INTERVIEW_COUNTY 2");
        assertThat(escalations.getFirst().evidence().facts()).isEqualTo("2022年6月20日到期未完成的任务2项");
    }

    @Test
    void tasks_are_told_by_their_titles() {
        Day day = Day.of(2022, 6, 20);

        assertThat(facts(new Miss(COUNTY, day, "K2", "清单"), new Miss(COUNTY, day, "K1", "台账")))
                .isEqualTo("2022年6月20日到期未完成的任务：“台账”“清单”");
        assertThat(facts(new Miss(COUNTY, day, "K2", "清单"), new Miss(COUNTY, day, "K1")))
                .isEqualTo("2022年6月20日到期未完成的任务：“清单”等2项");
    }

    private static String facts(Miss... misses) {
        return climb(misses).getFirst().evidence().facts();
    }

    @Test
    void each_county_has_its_own_count() {
        List<Escalation> escalations =
                climb(
                        miss("2022-06-20", "K1"),
                        new Miss(Subject.county("371311", "罗庄区"), Day.of(2022, 6, 21), "K9"));

        assertThat(brief(escalations))
                .containsExactly("2022-06-20 371302 CIRCULAR 1", "2022-06-21 371311 CIRCULAR 1");
    }

    @Test
    void a_miss_that_is_taken_back_moves_the_later_ones_down_a_step() {
        List<Escalation> before = climb(miss("2022-06-20", "K1"), miss("2022-07-15", "K2"));
        List<Escalation> after = climb(miss("2022-07-15", "K2"));

        Escalations.Difference difference = Escalations.difference(before, after);

        assertThat(brief(difference.raised())).containsExactly("2022-07-15 371302 CIRCULAR 1");
        assertThat(brief(difference.revoked()))
                .containsExactly(
                        "2022-06-20 371302 CIRCULAR 1", "2022-07-15 371302 INTERVIEW_COUNTY 2");
    }

    @Test
    void of_two_names_on_one_day_the_order_of_the_input_does_not_decide() {
        Miss renamed = new Miss(Subject.county("371302", "兰山新区"), Day.of(2022, 6, 20), "K2");
        Miss before = miss("2022-06-20", "K1");

        assertThat(climb(renamed, before)).isEqualTo(climb(before, renamed));
        assertThat(climb(renamed, before).getFirst().subject().name()).isEqualTo("兰山区");
    }

    @Test
    void a_street_that_misses_a_task_is_passed_over() {
        Miss street = new Miss(Subject.street("S1", "街道"), Day.of(2022, 6, 20), "K1");

        assertThat(climb(street)).isEmpty();
    }

    private static Miss miss(String day, String task) {
        return new Miss(COUNTY, new Day(LocalDate.parse(day)), task);
    }

    private static List<Escalation> climb(Miss... misses) {
        return Ladders.escalations(List.of(misses), RULE);
    }
}
