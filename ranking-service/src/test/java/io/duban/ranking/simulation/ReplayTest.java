package io.duban.ranking.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.NotRated;
import io.duban.contracts.ladder.Escalations;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.ranking.Boards;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.RulebookReader;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.score.Scores;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.City;
import io.duban.ranking.YesterdaysRelease;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same boards under another rulebook. */
class ReplayTest {

    private static final LocalDate FROM = LocalDate.of(2022, 6, 1);
    private static final LocalDate TO = LocalDate.of(2022, 12, 31);

    private static final Rulebooks NOW = Rulebooks.of(City.RULEBOOK);

    private static final List<Miss> MISSES =
            List.of(miss("2022-07-15"), miss("2022-08-15"), miss("2022-08-20"));
    private static final List<Finding> FINDINGS =
            List.of(
                    new Finding(
                            FindingKind.INACTION,
                            Subject.county("CO1", "县"),
                            null,
                            new Day(LocalDate.of(2022, 8, 1)),
                            "事实",
                            List.of("doc")));

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
    void what_was_ranked_by_other_periods_is_named_and_nothing_is_said_of_it() {
        Rulebooks quarterly =
                read(
                        text ->
                                text.replace(
                                        "{every: monthly, first: '2022-06'}",
                                        "{every: quarterly, first: 2022-Q2}"));

        Replay.Outcome outcome = Replay.outcome(months(2), NOW, quarterly, FROM, TO);

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

        Replay.Outcome outcome = Replay.outcome(counties(), NOW, charging, FROM, TO);

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
                Replay.outcome(
                        new History(boards, MISSES, FINDINGS),
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
                Replay.outcome(
                        new History(List.of(board), List.of(), List.of()), NOW, without, FROM, TO);

        assertThat(outcome.notSimulated())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("CO9"));
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

        Replay.Outcome outcome = Replay.outcome(months(3), NOW, swapped, FROM, TO);

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

        Replay.Outcome outcome = Replay.outcome(months(1), NOW, next, FROM, TO);

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

    /** Six counties at 100 % and one at 25 %, with or without what decides among equals. */
    private static History progress(boolean telling) {
        RankingRule rule = City.RULEBOOK.ranking("county-progress-monthly").orElseThrow();
        List<Candidate> candidates =
                IntStream.rangeClosed(1, 7)
                        .mapToObj(
                                i ->
                                        Candidate.of(
                                                Subject.county("CO" + i, "县" + i),
                                                Map.of(
                                                        Metric.DELIVERY_RATE,
                                                        new BigDecimal(i == 7 ? "0.25" : "1"),
                                                        Metric.OVERDUE_DAYS,
                                                        BigDecimal.valueOf(i == 7 ? 31 : 0))))
                        .toList();
        Board board =
                Boards.publish(rule, Month.of(2022, 7), LocalDate.of(2022, 8, 3), candidates, null);
        return new History(
                List.of(telling ? board : YesterdaysRelease.written(board)), List.of(), List.of());
    }

    /** Four counties: the more party organisations one has, the more complaints, too. */
    private static History counties() {
        RankingRule rule = City.RULEBOOK.ranking("county-property").orElseThrow();
        List<Candidate> candidates =
                IntStream.rangeClosed(1, 4)
                        .mapToObj(
                                i ->
                                        Candidate.scored(
                                                Subject.county("CO" + i, "县" + i),
                                                Scores.composite(
                                                        Map.of(
                                                                "complaintsPerThousandHouseholds",
                                                                BigDecimal.valueOf(4L * i),
                                                                "timelyResolutionRate",
                                                                BigDecimal.ONE,
                                                                "ownersCommitteeRate",
                                                                BigDecimal.ONE,
                                                                "professionalCoverageRate",
                                                                BigDecimal.ONE,
                                                                "partyCoverageRate",
                                                                BigDecimal.valueOf(2L * i, 1),
                                                                "monthlyInspectionRate",
                                                                BigDecimal.ONE),
                                                        City.RULEBOOK.indicators(),
                                                        rule.subject())))
                        .toList();
        Board board =
                Boards.publish(
                        rule, Period.parse("2022-H2"), LocalDate.of(2023, 1, 3), candidates, null);
        return new History(List.of(board), List.of(), List.of());
    }

    private static Escalations.Difference difference(
            History recorded, Rulebooks now, Rulebooks other, LocalDate from, LocalDate to) {
        Replay.Outcome outcome = Replay.outcome(recorded, now, other, from, to);
        assertThat(outcome.notSimulated()).isEmpty();
        return outcome.difference();
    }

    /** Forty estates, the first with most complaints, the same every month. */
    private static History months(int count) {
        List<Board> boards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Month month = Month.of(2022, 6 + i);
            List<Candidate> candidates = new ArrayList<>();
            for (int e = 0; e < 40; e++) {
                candidates.add(Candidate.estate(City.estate("E%02d".formatted(e), "C1"), 100 - e));
            }
            boards.add(
                    Boards.publish(
                            City.RULEBOOK.ranking("estate-complaints").orElseThrow(),
                            month,
                            City.closingDay(month),
                            candidates,
                            City.RULEBOOK.unattributed(0, 100)));
        }
        return new History(boards, MISSES, FINDINGS);
    }

    private static Miss miss(String day) {
        return new Miss(Subject.county("CO1", "县"), new Day(LocalDate.parse(day)), "K1");
    }

    private static String replaced(String text, String before, String after) {
        assertThat(text).contains(before);
        return text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
    }

    private static Rulebooks places(int places) {
        return read(text -> text.replace("places: 30 ", "places: " + places + " "));
    }

    private static Rulebooks read(UnaryOperator<String> change) {
        String text = RulebookSource.of("linyi-2022-57").text();
        return Rulebooks.of(RulebookReader.read(change.apply(text)));
    }
}
