package io.duban.contracts.rulebook;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which months a ranking leaves out when another edition follows. Periods are made of whole months,
 * so a month is either in one that is ranked or in none.
 */
final class Coverage {

    /** A ranking that has not begun again after ten years has not been continued. */
    private static final int MOST_MONTHS = 120;

    private final Rulebooks before;
    private final Rulebooks after;
    private final Rulebook next;

    Coverage(Rulebooks before, Rulebook next) {
        this.before = before;
        this.after = before.with(next);
        this.next = next;
    }

    /** Until the new edition ranks its own first period; what it leaves out later is its rule. */
    List<Rulebooks.Gap> gaps(String ranking) {
        List<Rulebooks.Gap> gaps = new ArrayList<>();
        List<Month> out = new ArrayList<>();
        for (Month month : transition(ranking)) {
            if (isRanked(before, ranking, month) && !isRanked(after, ranking, month)) {
                out.add(month);
            } else if (!out.isEmpty()) {
                gaps.add(gap(ranking, out));
                out.clear();
            }
        }
        if (!out.isEmpty()) {
            gaps.add(gap(ranking, out));
        }
        return gaps;
    }

    private List<Month> transition(String ranking) {
        return Stream.iterate(Month.of(next.effectiveFrom()), Month::next)
                .limit(MOST_MONTHS)
                .takeWhile(it -> !isOwn(ranking, it))
                .toList();
    }

    /** Whether the month lies in a period that the new edition ranks. */
    private boolean isOwn(String ranking, Month month) {
        return periodOf(next, ranking, month)
                .filter(it -> after.of(ranking, it).filter(next::equals).isPresent())
                .filter(it -> isRanked(after, ranking, month))
                .isPresent();
    }

    private static boolean isRanked(Rulebooks editions, String ranking, Month month) {
        return editions.editions().stream()
                .flatMap(
                        edition ->
                                periodOf(edition, ranking, month)
                                        .filter(
                                                it ->
                                                        editions.of(ranking, it)
                                                                .filter(edition::equals)
                                                                .isPresent())
                                        .stream())
                .anyMatch(it -> closes(editions, ranking, it, month));
    }

    /** A period closes with its last month; one of complaints needs all of its months counted. */
    private static boolean closes(Rulebooks editions, String ranking, Period period, Month month) {
        Month last = Month.of(period.end());
        boolean ofComplaints =
                switch (editions.rule(ranking, period).orElseThrow().metric()) {
                    case COUNTED_COMPLAINTS, COMPOSITE_SCORE -> true;
                    case DELIVERY_RATE, OVERDUE_DAYS -> false;
                };
        return counts(editions, last) && (!ofComplaints || counts(editions, month));
    }

    private static boolean counts(Rulebooks editions, Month month) {
        return editions.counts(month, LocalDate.MIN);
    }

    private static Optional<Period> periodOf(Rulebook edition, String ranking, Month month) {
        return edition.ranking(ranking).flatMap(it -> it.schedule().openOn(month.end()));
    }

    private Rulebooks.Gap gap(String ranking, List<Month> out) {
        List<Period> periods =
                out.stream()
                        .flatMap(
                                month ->
                                        before.editions().reversed().stream()
                                                .flatMap(
                                                        it -> periodOf(it, ranking, month).stream())
                                                .filter(it -> before.of(ranking, it).isPresent())
                                                .limit(1))
                        .distinct()
                        .toList();
        return new Rulebooks.Gap(
                ranking, out.getFirst().start(), out.getLast().end(), List.copyOf(periods));
    }
}
