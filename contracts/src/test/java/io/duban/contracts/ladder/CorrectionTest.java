package io.duban.contracts.ladder;

import static io.duban.contracts.Fixtures.ESTATES;
import static io.duban.contracts.Fixtures.brief;
import static io.duban.contracts.Fixtures.listed;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.measure.Escalation;

import org.junit.jupiter.api.Test;

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

    private static List<Escalation> climb(List<Listing> history) {
        return Ladders.escalations(history, ESTATES);
    }
}
