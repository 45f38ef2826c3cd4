package io.duban.ranking.simulation;

import static io.duban.ranking.simulation.Recorded.FINDINGS;
import static io.duban.ranking.simulation.Recorded.FROM;
import static io.duban.ranking.simulation.Recorded.MISSES;
import static io.duban.ranking.simulation.Recorded.NOW;
import static io.duban.ranking.simulation.Recorded.TO;
import static io.duban.ranking.simulation.Recorded.counties;
import static io.duban.ranking.simulation.Recorded.months;
import static io.duban.ranking.simulation.Recorded.read;
import static io.duban.ranking.simulation.Recorded.replaced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What another rulebook would rest on and nobody recorded is named and not denied. */
class NotSimulatedTest {

    @Test
    void what_was_ranked_by_other_periods_is_named_and_nothing_is_said_of_it() {
        Rulebooks quarterly =
                read(
                        text ->
                                text.replace(
                                        "{every: monthly, first: '2022-06'}",
                                        "{every: quarterly, first: 2022-Q2}"));

        Replay.Outcome outcome = Recorded.outcome(months(2), NOW, quarterly, FROM, TO);

        assertThat(outcome.difference().isEmpty()).isTrue();
        assertThat(outcome.notSimulated())
                .singleElement()
                .satisfies(it -> assertThat(it.ranking()).isEqualTo("estate-complaints"));
    }

    @Test
    void a_score_that_would_rest_on_what_was_not_recorded_is_named_and_not_guessed() {
        Rulebooks charging =
                read(
                        text ->
                                text.replace(
                                        "weights: {street: 0, county: 0}",
                                        "weights: {street: 0, county: 10}"));

        Replay.Outcome outcome = Recorded.outcome(counties(), NOW, charging, FROM, TO);

        assertThat(outcome.difference().isEmpty()).isTrue();
        assertThat(outcome.notSimulated())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.ranking()).isEqualTo("county-property");
                            assertThat(it.reason()).contains("eBikeChargingCoverage");
                        });
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("changesThatNobodyRecorded")
    void what_rests_on_facts_that_were_never_recorded_is_named_and_not_denied(
            String before, String after, String ranking, String reason) {
        List<Board> boards = new ArrayList<>(months(1).boards());
        boards.addAll(counties().boards());

        Replay.Outcome outcome =
                Recorded.outcome(
                        new Recorded.History(boards, MISSES, FINDINGS),
                        NOW,
                        read(text -> replaced(text, before, after)),
                        FROM,
                        TO);

        assertThat(outcome.notSimulated())
                .filteredOn(it -> it.ranking().equals(ranking))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains(reason));
        assertThat(outcome.difference().raised())
                .extracting(Escalation::rule)
                .doesNotContain(ranking);
        assertThat(outcome.difference().revoked())
                .extracting(Escalation::rule)
                .doesNotContain(ranking);
    }

    static Stream<Arguments> changesThatNobodyRecorded() {
        return Stream.of(
                arguments("kinds: [街道] ", "kinds: [街道, 镇] ", "street-work", "街道、镇"),
                arguments(
                        "counted: true",
                        "counted: false",
                        "estate-complaints",
                        "count other complaints"),
                arguments(
                        "counted: true",
                        "counted: false",
                        "county-property",
                        "count other complaints"),
                arguments(
                        "channel: '12345' ",
                        "channel: '12319' ",
                        "estate-complaints",
                        "count other complaints"),
                arguments(
                        "extensionAtMostWorkingDays: 10 ",
                        "extensionAtMostWorkingDays: 20 ",
                        "county-property",
                        "due on other days"),
                arguments(
                        "resolveWithinWorkingDays: 5",
                        "resolveWithinWorkingDays: 3",
                        "county-property",
                        "due on other days"),
                arguments(
                        "firstMonth: '2022-06'",
                        "firstMonth: '2022-08'",
                        "county-property",
                        "other months"),
                arguments(
                        "{metric: compositeScore, first: highest}\n"
                                + "    listed: {end: last, places: 2",
                        "{metric: countedComplaints, first: highest}\n"
                                + "    listed: {end: last, places: 2",
                        "county-property",
                        "rank by countedComplaints"),
                arguments(
                        "{every: monthly, first: '2022-07'}",
                        "{every: monthly, first: '2022-06'}",
                        "county-progress-monthly",
                        "2022-06"),
                arguments(
                        "subjects: [county]  ",
                        "subjects: [street, county]  ",
                        "finding-inaction",
                        "found against"),
                arguments(
                        "subject: county\n    steps:  ",
                        "subject: street\n    steps:  ",
                        "county-task-misses",
                        "missed was never recorded"));
    }

    @Test
    void a_body_that_would_be_rated_but_was_not_cannot_be_placed() {
        Board rated = counties().boards().getFirst();
        Board board =
                new Board(
                        rated.ranking(),
                        rated.period(),
                        1,
                        rated.closedOn(),
                        rated.rated(),
                        rated.rows(),
                        List.of(
                                new NotRated(
                                        Subject.county("CO9", "县9"), List.of("partyCoverageRate"))),
                        false,
                        null,
                        List.of(),
                        null);
        Rulebooks without =
                read(
                        text ->
                                replaced(
                                        text,
                                        "weights: {street: 5, county: 5}",
                                        "weights: {street: 5, county: 0}"));

        Replay.Outcome outcome =
                Recorded.outcome(
                        new Recorded.History(List.of(board), List.of(), List.of()),
                        NOW,
                        without,
                        FROM,
                        TO);

        assertThat(outcome.notSimulated())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("CO9"));
    }
}
