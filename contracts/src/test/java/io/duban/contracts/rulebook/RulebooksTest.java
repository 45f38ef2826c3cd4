package io.duban.contracts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.duban.contracts.Fixtures;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Evidence;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Half;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A new edition acts on periods that begin after it took effect. */
class RulebooksTest {

    private static final Rulebook FIRST = Rulebook.bundled("linyi-2022-57");
    private static final Rulebook SECOND = edition(2, "2022-09-15", 10);
    private static final Rulebooks BOTH = Rulebooks.of(FIRST).with(SECOND);

    @Test
    void a_month_that_had_begun_goes_on_under_the_edition_before() {
        assertThat(BOTH.of(Month.of(2022, 9))).isEqualTo(FIRST);
        assertThat(BOTH.of(Month.of(2022, 10))).isEqualTo(SECOND);
        assertThat(BOTH.rule("estate-complaints", Month.of(2022, 10)).orElseThrow().cut())
                .isEqualTo(new Cut.First(10, 1, true, 60));
    }

    @Test
    void what_a_restricted_measure_rests_on_is_not_told_with_it() {
        Finding told =
                new Finding(
                        FindingKind.FORMALISM,
                        Subject.county("C1", "兰山区"),
                        null,
                        Day.of(2022, 7, 1),
                        "台账造假",
                        List.of("卷宗12"),
                        "F1");

        Evidence evidence =
                BOTH.escalationsOfFindings("finding-formalism", List.of(told))
                        .getFirst()
                        .evidence();

        assertThat(evidence.facts()).isNull();
        assertThat(evidence.documents()).isEmpty();
        assertThat(
                        BOTH.escalationsOfFindings(
                                        "finding-formalism", List.of(told.sealedAs("sealed")))
                                .getFirst()
                                .evidence()
                                .sealed())
                .isEqualTo("sealed");
    }

    @Test
    void a_day_before_the_first_edition_belongs_to_it() {
        assertThat(BOTH.on(LocalDate.of(2020, 1, 1))).isEqualTo(FIRST);
        assertThat(BOTH.on(LocalDate.of(2022, 9, 14))).isEqualTo(FIRST);
        assertThat(BOTH.on(LocalDate.of(2022, 9, 15))).isEqualTo(SECOND);
    }

    @Test
    void periods_that_end_together_may_lie_under_different_editions() {
        assertThat(BOTH.periodsEndingWith(Month.of(2022, 12)))
                .extracting(
                        it -> it.period().id(),
                        it -> BOTH.of(it.rule().id(), it.period()).orElseThrow().version())
                .containsExactlyInAnyOrder(
                        tuple("2022-12", 2),
                        tuple("2022-12-31", 2),
                        tuple("2022-H2", 1),
                        tuple("2022-12", 2),
                        tuple("2022-Q4", 2));
    }

    @Test
    void each_month_closes_and_becomes_final_by_its_own_edition() {
        Rulebook slow =
                RulebookReader.read(
                        text(2, "2022-09-15")
                                .replace("closingDelayDays: 3 ", "closingDelayDays: 9 "));
        Rulebooks editions = Rulebooks.of(FIRST).with(slow);

        assertThat(editions.closingMonths(LocalDate.of(2022, 10, 3)))
                .containsExactly(Month.of(2022, 9));
        assertThat(editions.closingMonths(LocalDate.of(2022, 11, 3))).isEmpty();
        assertThat(editions.closingMonths(LocalDate.of(2022, 11, 9)))
                .containsExactly(Month.of(2022, 10));
        assertThat(editions.closings(LocalDate.of(2022, 11, 2), FIRST.effectiveFrom()))
                .containsExactly(new MonthClosing(Month.of(2022, 9), true));
    }

    @Test
    void a_ranking_that_an_edition_drops_goes_on_for_what_had_begun() {
        Rulebooks editions =
                Rulebooks.of(FIRST)
                        .with(
                                RulebookReader.read(
                                        text(2, "2022-09-15")
                                                .replace(
                                                        "id: county-property",
                                                        "id: county-evaluation")));

        Period second = Half.of(LocalDate.of(2022, 12, 31));
        Period third = Half.of(LocalDate.of(2023, 6, 30));
        assertThat(editions.rule("county-property", second)).isPresent();
        assertThat(editions.rule("county-evaluation", second)).isEmpty();
        assertThat(editions.rule("county-property", third)).isEmpty();
        assertThat(editions.rule("county-evaluation", third)).isPresent();
    }

    @Test
    void editions_follow_one_another_without_a_hole() {
        assertThat(BOTH.with(SECOND)).isSameAs(BOTH);
        assertThatThrownBy(() -> BOTH.with(edition(4, "2023-01-01", 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 4");
        assertThatThrownBy(() -> BOTH.with(edition(3, "2022-09-15", 5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_edition_that_changes_periods_in_the_middle_of_one_would_leave_days_unranked() {
        Rulebooks first = Rulebooks.of(FIRST);

        assertThat(first.gapsBefore(SECOND)).isEmpty();
        assertThat(first.gapsBefore(quarterly("2022-10-01"))).isEmpty();
        assertThat(first.gapsBefore(quarterly("2022-08-01")))
                .extracting(RulebooksTest::words)
                .containsExactly("estate-complaints 2022-08-01 2022-09-30 [2022-08, 2022-09]");
        assertThat(first.gapsBefore(quarterly("2022-08-20")))
                .extracting(RulebooksTest::words)
                .containsExactly("estate-complaints 2022-09-01 2022-09-30 [2022-09]");
        assertThat(first.gapsBefore(quarterly("2022-09-02"))).isEmpty();
    }

    static Stream<Arguments> editionsWithGaps() {
        String monthly = "{every: monthly, first: '2022-06'}";
        String half = "{every: halfYearly, first: 2022-H1}";
        String days = "days: ['06-30', '09-30', '12-31']";
        return Stream.of(
                arguments(
                        monthly,
                        "{every: monthly, first: '2022-12'}",
                        "2022-09-15",
                        "estate-complaints 2022-10-01 2022-11-30 [2022-10, 2022-11]"),
                arguments(
                        monthly,
                        "{every: monthly, first: '2099-01'}",
                        "2022-09-15",
                        "estate-complaints 2022-10-01 2032-08-31 [2022-10, "),
                arguments(
                        monthly,
                        "{every: quarterly, first: 2023-Q1}",
                        "2022-10-01",
                        "estate-complaints 2022-10-01 2022-12-31 [2022-10, 2022-11, 2022-12]"),
                arguments(
                        half,
                        "{every: halfYearly, first: 2024-H1}",
                        "2022-09-15",
                        "county-property 2023-01-01 2023-12-31 [2023-H1, 2023-H2]"),
                arguments(
                        "{every: quarterly, first: 2022-Q3}",
                        half,
                        "2022-08-01",
                        "county-progress-quarterly 2022-10-01 2022-12-31 [2022-Q4]"),
                arguments(
                        days,
                        "days: ['06-30', '09-30']",
                        "2022-10-01",
                        "street-work 2022-10-01 2022-12-31 [2022-12-31]"),
                arguments(
                        days,
                        "days: ['12-31']",
                        "2022-08-01",
                        "street-work 2022-10-01 2022-12-31 [2022-12-31]"));
    }

    @ParameterizedTest(name = "{1} from {2}")
    @MethodSource("editionsWithGaps")
    void an_edition_that_would_leave_months_unranked_is_found(
            String before, String after, String from, String gap) {
        Rulebook next = RulebookReader.read(replaced(text(2, from), before, after));

        assertThat(Rulebooks.of(FIRST).gapsBefore(next))
                .extracting(RulebooksTest::words)
                .singleElement()
                .asString()
                .startsWith(gap);
    }

    @Test
    void months_that_are_no_longer_counted_are_missed_by_every_ranking() {
        Rulebook next =
                RulebookReader.read(
                        replaced(
                                text(2, "2022-10-01"),
                                "firstMonth: '2022-06'",
                                "firstMonth: '2022-12'"));

        assertThat(Rulebooks.of(FIRST).gapsBefore(next))
                .extracting(RulebooksTest::words)
                .containsExactlyInAnyOrder(
                        "estate-complaints 2022-10-01 2022-11-30 [2022-10, 2022-11]",
                        "street-work 2022-10-01 2022-11-30 [2022-12-31]",
                        "county-property 2022-10-01 2022-11-30 [2022-H2]",
                        "county-progress-monthly 2022-10-01 2022-11-30 [2022-10, 2022-11]");
    }

    @Test
    void what_a_ranking_has_begun_under_the_edition_before_is_no_gap() {
        Rulebooks first = Rulebooks.of(FIRST);
        String monthly = "{every: monthly, first: '2022-06'}";

        assertThat(
                        first.gapsBefore(
                                RulebookReader.read(
                                        replaced(
                                                text(2, "2022-12-05"),
                                                monthly,
                                                "{every: monthly, first: '2023-01'}"))))
                .isEmpty();
        assertThat(
                        first.gapsBefore(
                                RulebookReader.read(
                                        replaced(
                                                text(2, "2022-08-20"),
                                                "{every: quarterly, first: 2022-Q3}",
                                                "{every: monthly, first: '2022-07'}"))))
                .isEmpty();
    }

    @Test
    void misses_accumulate_over_all_editions_of_the_campaign_and_not_beyond_it() {
        List<Miss> misses = List.of(miss("2022-05-12"), miss("2022-08-01"), miss("2022-09-20"));

        assertThat(BOTH.escalationsOfMisses("county-task-misses", misses))
                .extracting(it -> it.period().id(), Escalation::measure, Escalation::occurrence)
                .containsExactly(
                        tuple("2022-08-01", Measure.CIRCULAR, 1),
                        tuple("2022-09-20", Measure.INTERVIEW_COUNTY, 2));
    }

    @Test
    void another_campaign_begins_its_own_count_and_its_own_streaks() {
        Rulebook other =
                RulebookReader.read(
                        text(1, "2022-09-01").replace("id: linyi-2022-57", "id: linyi-2022-99"));
        List<Miss> misses = List.of(miss("2022-08-01"), miss("2022-09-20"));

        assertThat(
                        Rulebooks.of(FIRST)
                                .inPlaceOfAll(other)
                                .escalationsOfMisses("county-task-misses", misses))
                .extracting(it -> it.period().id(), Escalation::measure)
                .containsExactly(tuple("2022-09-20", Measure.CIRCULAR));
        assertThat(
                        Rulebooks.of(FIRST)
                                .inPlaceOfAll(edition(1, "2022-09-01", 30))
                                .escalationsOfMisses("county-task-misses", misses))
                .hasSize(2);
        assertThat(
                        Rulebooks.of(FIRST)
                                .inPlaceOfAll(other)
                                .escalations(
                                        "estate-complaints",
                                        List.of(
                                                Fixtures.listed("E1", "2022-08"),
                                                Fixtures.listed("E1", "2022-09"))))
                .extracting(Escalation::streak)
                .containsExactly(1);
    }

    private static Miss miss(String day) {
        return new Miss(Subject.county("371302", "兰山区"), new Day(LocalDate.parse(day)), "K" + day);
    }

    private static String words(Rulebooks.Gap gap) {
        return gap.ranking() + " " + gap.from() + " " + gap.through() + " " + gap.periods();
    }

    private static String replaced(String text, String before, String after) {
        assertThat(text).contains(before);
        return text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
    }

    private static Rulebook quarterly(String from) {
        return RulebookReader.read(
                text(2, from)
                        .replace(
                                "{every: monthly, first: '2022-06'}",
                                "{every: quarterly, first: 2022-Q2}"));
    }

    private static Rulebook edition(int version, String from, int places) {
        return RulebookReader.read(
                text(version, from).replace("places: 30 ", "places: " + places + " "));
    }

    private static String text(int version, String from) {
        return RulebookSource.of("linyi-2022-57")
                .text()
                .replace("version: 1", "version: " + version)
                .replace("effectiveFrom: 2022-05-13", "effectiveFrom: " + from);
    }
}
