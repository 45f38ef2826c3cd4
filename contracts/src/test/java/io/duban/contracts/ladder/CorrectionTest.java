package io.duban.contracts.ladder;

import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.PROGRESS;
import static io.duban.contracts.Fixtures.QUARTERS;
import static io.duban.contracts.Fixtures.board;
import static io.duban.contracts.Fixtures.brief;
import static io.duban.contracts.Fixtures.complaints;
import static io.duban.contracts.Fixtures.listed;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** RULES 4: after a correction only the difference is emitted, for later periods as well. */
class CorrectionTest {

    private static final List<Listing> SUMMER =
            List.of(listed("E1", "2022-06"), listed("E1", "2022-07"), listed("E1", "2022-08"));

    @Test
    void a_correction_of_one_month_revokes_what_later_months_built_on_it() {
        List<Escalation> emitted = climb(SUMMER);
        List<Escalation> derived = climb(List.of(listed("E1", "2022-06"), listed("E1", "2022-08")));

        Escalations.Difference difference = Escalations.difference(emitted, derived);

        assertThat(difference.raised()).isEmpty();
        assertThat(brief(difference.revoked()))
                .containsExactly(
                        "2022-07 E1 INTERVIEW_COMPANY 2",
                        "2022-07 E1 REPLACE_MANAGER 2",
                        "2022-08 E1 BLACKLIST 3");
    }

    @Test
    void a_late_listing_closes_the_gap_and_raises_what_follows() {
        List<Escalation> emitted = climb(List.of(SUMMER.get(0), SUMMER.get(2)));

        Escalations.Difference difference = Escalations.difference(emitted, climb(SUMMER));

        assertThat(difference.revoked()).isEmpty();
        assertThat(brief(difference.raised()))
                .containsExactly(
                        "2022-07 E1 INTERVIEW_COMPANY 2",
                        "2022-07 E1 REPLACE_MANAGER 2",
                        "2022-08 E1 BLACKLIST 3");
    }

    @Test
    void the_difference_is_in_the_order_of_period_subject_and_measure() {
        List<Escalation> derived =
                climb(
                        List.of(
                                listed("E2", "2022-07"),
                                listed("E1", "2022-07"),
                                listed("E2", "2022-06"),
                                listed("E1", "2022-06")));

        assertThat(brief(Escalations.difference(List.of(), derived.reversed()).raised()))
                .containsExactly(
                        "2022-06 E1 INTERVIEW_COMPANY 1",
                        "2022-06 E2 INTERVIEW_COMPANY 1",
                        "2022-07 E1 INTERVIEW_COMPANY 2",
                        "2022-07 E1 REPLACE_MANAGER 2",
                        "2022-07 E2 INTERVIEW_COMPANY 2",
                        "2022-07 E2 REPLACE_MANAGER 2");
    }

    @Test
    void the_same_facts_leave_nothing_to_emit() {
        assertThat(Escalations.difference(climb(SUMMER), climb(SUMMER.reversed())).isEmpty())
                .isTrue();
    }

    @Test
    void what_is_only_raised_or_only_revoked_is_a_difference() {
        assertThat(Escalations.difference(List.of(), climb(SUMMER)).isEmpty()).isFalse();
        assertThat(Escalations.difference(climb(SUMMER), List.of()).isEmpty()).isFalse();
    }

    @Test
    void of_periods_that_end_together_the_shorter_comes_first() {
        List<Escalation> derived = new ArrayList<>();
        derived.addAll(lettersOf("2022-Q3", QUARTERS));
        derived.addAll(lettersOf("2022-09", PROGRESS));
        derived.addAll(lettersOf("2022-08", PROGRESS));

        assertThat(brief(Escalations.difference(List.of(), derived).raised()))
                .containsExactly(
                        "2022-08 C1 PROMPT_LETTER",
                        "2022-09 C1 PROMPT_LETTER",
                        "2022-Q3 C1 SUPERVISION_LETTER");
    }

    @Test
    void a_later_revision_of_a_period_replaces_the_one_before() {
        Board first = board(ESTATES, "2022-06", List.of(complaints("E1", 3)));
        Board second =
                Boards.revise(
                                first,
                                ESTATES,
                                LocalDate.of(2022, 7, 5),
                                List.of(complaints("E1", 4)),
                                null)
                        .orElseThrow();
        Listing before = Listing.of(first, "hash-1").getFirst();
        Listing now = Listing.of(second, "hash-2").getFirst();

        assertThat(climb(List.of(now, before)).getFirst().evidence().rows())
                .containsExactly(now.row());
        assertThat(climb(List.of(before, now)).getFirst().evidence().rows())
                .containsExactly(now.row());
    }

    private static List<Escalation> lettersOf(String period, RankingRule rule) {
        Subject county = Subject.county("C1", "兰山区");
        return Ladders.escalations(List.of(listed(rule, county, period)), rule);
    }

    private static List<Escalation> climb(List<Listing> history) {
        return Ladders.escalations(history, ESTATES);
    }
}
