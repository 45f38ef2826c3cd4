package io.duban.contracts.ladder;

import static io.duban.contracts.Fixtures.COUNTIES;
import static io.duban.contracts.Fixtures.PROGRESS;
import static io.duban.contracts.Fixtures.QUARTERS;
import static io.duban.contracts.Fixtures.STREETS;
import static io.duban.contracts.Fixtures.brief;
import static io.duban.contracts.Fixtures.listed;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/** RULES 2.2, 2.3 and 2.5: the ladders of streets and counties. */
class BodyLaddersTest {

    private static final Subject STREET = Subject.street("S1", "兰山街道");
    private static final Subject COUNTY = Subject.county("371302", "兰山区");

    @Test
    @Tag("row-55")
    @Tag("row-56")
    @Tag("row-57")
    void a_street_climbs_one_step_with_each_checkpoint_in_a_row() {
        assertThat(brief(street("2022-06-30", "2022-09-30", "2022-12-31")))
                .containsExactly(
                        "2022-06-30 S1 SUPERVISED_RECTIFICATION 1",
                        "2022-09-30 S1 INTERVIEW_REMINDER 2",
                        "2022-12-31 S1 ACCOUNTABILITY 3");
    }

    @Test
    void a_first_time_in_september_or_december_takes_the_first_step() {
        assertThat(brief(street("2022-09-30")))
                .containsExactly("2022-09-30 S1 SUPERVISED_RECTIFICATION 1");
        assertThat(brief(street("2022-12-31")))
                .containsExactly("2022-12-31 S1 SUPERVISED_RECTIFICATION 1");
    }

    @Test
    void a_checkpoint_off_the_list_breaks_the_streak() {
        assertThat(brief(street("2022-06-30", "2022-12-31")))
                .containsExactly(
                        "2022-06-30 S1 SUPERVISED_RECTIFICATION 1",
                        "2022-12-31 S1 SUPERVISED_RECTIFICATION 1");
    }

    @Test
    void a_new_year_restarts_the_streak_of_a_street() {
        assertThat(brief(street("2022-12-31", "2023-06-30")))
                .containsExactly(
                        "2022-12-31 S1 SUPERVISED_RECTIFICATION 1",
                        "2023-06-30 S1 SUPERVISED_RECTIFICATION 1");
    }

    @Test
    void a_day_that_is_no_checkpoint_is_passed_over() {
        assertThat(street("2022-07-31")).isEmpty();
    }

    @Test
    @Tag("row-59")
    void a_county_is_interviewed_at_mid_year_and_warned_at_its_end() {
        assertThat(brief(county(COUNTIES, "2022-H1", "2022-H2")))
                .containsExactly("2022-H1 371302 INTERVIEW_COUNTY", "2022-H2 371302 YELLOW_CARD");
    }

    @Test
    @Tag("row-59")
    void the_yellow_card_does_not_ask_for_the_interview() {
        assertThat(brief(county(COUNTIES, "2022-H2")))
                .containsExactly("2022-H2 371302 YELLOW_CARD");
    }

    @Test
    @Tag("row-61")
    void each_month_among_the_last_brings_a_prompt_letter() {
        assertThat(brief(county(PROGRESS, "2022-07", "2022-08")))
                .containsExactly("2022-07 371302 PROMPT_LETTER", "2022-08 371302 PROMPT_LETTER");
    }

    @Test
    void no_letter_is_written_for_a_month_before_the_first() {
        assertThat(county(PROGRESS, "2022-06")).isEmpty();
    }

    @Test
    @Tag("row-62")
    void each_quarter_among_the_last_brings_a_supervision_letter() {
        assertThat(brief(county(QUARTERS, "2022-Q3", "2022-Q4")))
                .containsExactly(
                        "2022-Q3 371302 SUPERVISION_LETTER", "2022-Q4 371302 SUPERVISION_LETTER");
    }

    @Test
    void ladders_never_read_the_listings_of_another_ranking() {
        List<Listing> ofEstates = List.of(listed("E1", "2022-07"));

        assertThat(Ladders.escalations(ofEstates, PROGRESS)).isEmpty();
    }

    private static List<Escalation> street(String... checkpoints) {
        return climb(STREETS, STREET, checkpoints);
    }

    private static List<Escalation> county(RankingRule rule, String... periods) {
        return climb(rule, COUNTY, periods);
    }

    private static List<Escalation> climb(RankingRule rule, Subject subject, String... periods) {
        return Ladders.escalations(
                Arrays.stream(periods).map(period -> listed(rule, subject, period)).toList(), rule);
    }
}
