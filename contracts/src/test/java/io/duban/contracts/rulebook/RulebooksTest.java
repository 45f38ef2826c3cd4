package io.duban.contracts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.period.Half;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

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
                .isEqualTo(new Cut.First(10, 1));
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
        LocalDate end = LocalDate.of(2022, 9, 30);
        assertThat(first.gapsBefore(quarterly("2022-08-01")))
                .containsExactly(gap(LocalDate.of(2022, 8, 1), end));
        assertThat(first.gapsBefore(quarterly("2022-08-20")))
                .containsExactly(gap(LocalDate.of(2022, 9, 1), end));
        assertThat(first.gapsBefore(quarterly("2022-09-02"))).isEmpty();
    }

    private static Rulebooks.Gap gap(LocalDate from, LocalDate through) {
        return new Rulebooks.Gap("estate-complaints", from, through);
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
