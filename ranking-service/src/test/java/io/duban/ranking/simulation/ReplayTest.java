package io.duban.ranking.simulation;

import static io.duban.ranking.simulation.Recorded.FROM;
import static io.duban.ranking.simulation.Recorded.NOW;
import static io.duban.ranking.simulation.Recorded.TO;
import static io.duban.ranking.simulation.Recorded.counties;
import static io.duban.ranking.simulation.Recorded.months;
import static io.duban.ranking.simulation.Recorded.places;
import static io.duban.ranking.simulation.Recorded.progress;
import static io.duban.ranking.simulation.Recorded.read;
import static io.duban.ranking.simulation.Recorded.replaced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.ladder.Escalations;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.ranking.City;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** The same boards under another rulebook. */
class ReplayTest {

    @Test
    void misses_and_findings_climb_the_other_ladders_too() {
        Rulebooks other =
                read(
                        text ->
                                text.replace("measure: CIRCULAR", "measure: YELLOW_CARD")
                                        .replace(
                                                "measure: ACCOUNTABILITY_LETTER",
                                                "measure: PUBLIC_CRITICISM"));

        Escalations.Difference difference = difference(months(1), NOW, other, FROM, TO);

        assertThat(difference.raised())
                .extracting(Escalation::measure)
                .containsExactlyInAnyOrder(Measure.YELLOW_CARD, Measure.PUBLIC_CRITICISM);
        assertThat(difference.revoked())
                .extracting(Escalation::measure)
                .containsExactlyInAnyOrder(Measure.CIRCULAR, Measure.ACCOUNTABILITY_LETTER);
    }

    @Test
    void the_rulebook_in_force_differs_in_nothing_from_itself() {
        Escalations.Difference difference = difference(months(3), NOW, NOW, FROM, TO);

        assertThat(difference.isEmpty()).isTrue();
    }

    @Test
    void fewer_places_take_back_the_measures_of_those_who_would_not_be_listed() {
        Escalations.Difference difference = difference(months(1), NOW, places(10), FROM, TO);

        assertThat(difference.raised()).isEmpty();
        assertThat(difference.revoked())
                .hasSize(20)
                .extracting(Escalation::measure)
                .containsOnly(Measure.INTERVIEW_COMPANY);
    }

    @Test
    void more_places_reach_those_who_were_not_listed() {
        Escalations.Difference difference = difference(months(3), NOW, places(31), FROM, TO);

        assertThat(difference.revoked()).isEmpty();
        assertThat(difference.raised())
                .extracting(Escalation::measure)
                .containsExactlyInAnyOrder(
                        Measure.INTERVIEW_COMPANY,
                        Measure.INTERVIEW_COMPANY,
                        Measure.INTERVIEW_COMPANY,
                        Measure.REPLACE_MANAGER,
                        Measure.BLACKLIST);
    }

    @Test
    void a_streak_that_began_before_the_days_looked_at_counts() {
        Escalations.Difference difference =
                difference(
                        months(3),
                        NOW,
                        places(31),
                        LocalDate.of(2022, 8, 1),
                        LocalDate.of(2022, 8, 31));

        assertThat(difference.raised())
                .extracting(Escalation::measure)
                .containsExactlyInAnyOrder(Measure.INTERVIEW_COMPANY, Measure.BLACKLIST);
    }

    @Test
    void what_comes_again_later_is_postponed_and_neither_added_nor_removed() {
        Rulebooks swapped =
                read(
                        text ->
                                replaced(
                                        replaced(
                                                replaced(text, "measure: BLACKLIST", "measure: @"),
                                                "measure: REPLACE_MANAGER",
                                                "measure: BLACKLIST"),
                                        "measure: @",
                                        "measure: REPLACE_MANAGER"));

        Replay.Outcome outcome = Recorded.outcome(months(3), NOW, swapped, FROM, TO);

        assertThat(outcome.postponed())
                .hasSize(30)
                .allSatisfy(
                        it -> {
                            assertThat(it.escalation().measure())
                                    .isEqualTo(Measure.REPLACE_MANAGER);
                            assertThat(it.from()).isEqualTo(City.JULY);
                            assertThat(it.to()).isEqualTo(City.AUGUST);
                        });
        assertThat(outcome.difference().revoked())
                .extracting(Escalation::measure)
                .doesNotContain(Measure.REPLACE_MANAGER);
        assertThat(outcome.difference().raised())
                .extracting(Escalation::measure)
                .doesNotContain(Measure.REPLACE_MANAGER);
    }

    @Test
    void misses_of_another_campaign_are_none_of_this_one() {
        Rulebooks next =
                NOW.inPlaceOfAll(
                        read(text ->
                                        replaced(
                                                replaced(
                                                        text,
                                                        "effectiveFrom: 2022-05-13",
                                                        "effectiveFrom: 2022-08-01"),
                                                "id: linyi-2022-57",
                                                "id: linyi-2022-99"))
                                .latest());

        Replay.Outcome outcome = Recorded.outcome(months(1), NOW, next, FROM, TO);

        assertThat(outcome.notSimulated()).isEmpty();
        assertThat(outcome.postponed())
                .extracting(it -> it.to().id(), it -> it.escalation().measure())
                .containsExactly(
                        tuple("2022-08-15", Measure.CIRCULAR),
                        tuple("2022-08-20", Measure.INTERVIEW_COUNTY));
        assertThat(outcome.difference().revoked())
                .extracting(Escalation::measure)
                .contains(Measure.ACCOUNTABILITY);
    }

    @Test
    void other_weights_put_other_counties_last() {
        Rulebooks parties =
                read(
                        text ->
                                text.replace(
                                        "weights: {street: 5, county: 5}",
                                        "weights: {street: 5, county: 500}"));

        Escalations.Difference difference = difference(counties(), NOW, parties, FROM, TO);

        assertThat(difference.raised())
                .extracting(it -> it.subject().code())
                .containsExactly("CO1", "CO2");
        assertThat(difference.revoked())
                .extracting(it -> it.subject().code())
                .containsExactly("CO3", "CO4");
    }

    @Test
    void a_city_that_lists_the_best_and_every_tie_would_write_to_the_six_at_a_hundred_percent() {
        Rulebooks harsh =
                read(
                        text ->
                                text.replace("exceptBest: true", "exceptBest: false")
                                        .replace("mostWithTies: 6}", "mostWithTies: all}"));

        assertThat(difference(progress(true), NOW, NOW, FROM, TO).isEmpty()).isTrue();
        assertThat(difference(progress(true), NOW, harsh, FROM, TO).raised()).hasSize(6);
        assertThat(difference(progress(false), NOW, harsh, FROM, TO).raised())
                .as("from a board of before it told what decides among equals")
                .hasSize(6);
    }

    private static Escalations.Difference difference(
            Recorded.History recorded,
            Rulebooks now,
            Rulebooks other,
            LocalDate from,
            LocalDate to) {
        Replay.Outcome outcome = Recorded.outcome(recorded, now, other, from, to);
        assertThat(outcome.notSimulated()).isEmpty();
        return outcome.difference();
    }
}
