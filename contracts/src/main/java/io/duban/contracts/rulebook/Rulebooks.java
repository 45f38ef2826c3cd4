package io.duban.contracts.rulebook;

import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Ladders;
import io.duban.contracts.ladder.Listing;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.ladder.Streak;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.BodyLevel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The editions of a city's rulebook (规则库各版本). An edition acts on the periods that begin on or after
 * its first day; what had begun before goes on under the edition before.
 */
public final class Rulebooks {

    private final List<Rulebook> editions;
    private final LocalDate begun;

    private Rulebooks(List<Rulebook> editions, LocalDate begun) {
        this.editions = List.copyOf(editions);
        this.begun = begun;
    }

    /** A city that has never changed its rules. */
    public static Rulebooks of(Rulebook first) {
        return new Rulebooks(List.of(first), first.effectiveFrom());
    }

    /**
     * A city that would have had this one edition all along. It is of the same campaign (专项行动) when
     * it has the same id; another one begins with its own first day.
     */
    public Rulebooks inPlaceOfAll(Rulebook other) {
        return new Rulebooks(
                List.of(other), other.id().equals(first().id()) ? begun : other.effectiveFrom());
    }

    /**
     * With one more edition; a version that is there already changes nothing.
     *
     * @throws IllegalArgumentException when it is not the next one
     */
    public Rulebooks with(Rulebook next) {
        Rulebook last = latest();
        if (next.version() <= last.version()) {
            return this;
        }
        if (!next.id().equals(last.id())
                || next.version() != last.version() + 1
                || !next.effectiveFrom().isAfter(last.effectiveFrom())) {
            throw new IllegalArgumentException(
                    "%s version %d from %s does not follow %s version %d from %s"
                            .formatted(
                                    next.id(),
                                    next.version(),
                                    next.effectiveFrom(),
                                    last.id(),
                                    last.version(),
                                    last.effectiveFrom()));
        }
        List<Rulebook> more = new ArrayList<>(editions);
        more.add(next);
        return new Rulebooks(more, begun);
    }

    /**
     * Days of a ranking that no period holds.
     *
     * @param from first of them
     * @param through last one
     * @param periods that would have been ranked, had the edition not followed
     */
    public record Gap(String ranking, LocalDate from, LocalDate through, List<Period> periods) {

        public Gap {
            periods = List.copyOf(periods);
        }
    }

    /**
     * What would be left unranked if this edition followed: a ranking that goes on with other
     * periods in the middle of one, or only later, or whose months are no longer counted. A ranking
     * that is dropped leaves nothing out unawares.
     *
     * @param next a version that follows the last one
     */
    public List<Gap> gapsBefore(Rulebook next) {
        Coverage coverage = new Coverage(this, next);
        return next.rankings().stream()
                .map(RankingRule::id)
                .filter(it -> latest().ranking(it).isPresent())
                .flatMap(it -> coverage.gaps(it).stream())
                .toList();
    }

    /** Every edition, oldest first. */
    public List<Rulebook> editions() {
        return editions;
    }

    public Rulebook first() {
        return editions.getFirst();
    }

    public Rulebook latest() {
        return editions.getLast();
    }

    /**
     * The kinds of a level of which a body must have one, by whichever edition; empty when it need
     * not have any.
     */
    public List<String> kinds(BodyLevel level) {
        return editions.stream().flatMap(it -> it.kinds().of(level).stream()).distinct().toList();
    }

    /** The edition for what begins, or happens, on the day. */
    public Rulebook on(LocalDate day) {
        return editions.reversed().stream()
                .filter(it -> !it.effectiveFrom().isAfter(day))
                .findFirst()
                .orElse(first());
    }

    /** The edition for the complaints of a month. */
    public Rulebook of(Month month) {
        return on(month.start());
    }

    /** The edition that acts on a ranking's period; empty when none ranks it. */
    public Optional<Rulebook> of(String ranking, Period period) {
        return editions.reversed().stream()
                .filter(edition -> acts(edition, ranking, period))
                .findFirst();
    }

    /** The rule that acts on a ranking's period. */
    public Optional<RankingRule> rule(String ranking, Period period) {
        return of(ranking, period).flatMap(it -> it.ranking(ranking));
    }

    /** The edition under which an escalation was derived. */
    public Rulebook of(Escalation escalation) {
        return of(escalation.rule(), escalation.period())
                .orElseGet(() -> on(escalation.period().end()));
    }

    /** Who may see that an escalation was raised. */
    public Secrecy secrecy(Escalation escalation) {
        return of(escalation).terms(escalation.measure()).secrecy();
    }

    /**
     * The measures that any edition keeps from whom they concern: for what was kept without its
     * secrecy, of which nobody knows any more under which edition it came.
     */
    public Set<Measure> everRestricted() {
        return Arrays.stream(Measure.values())
                .filter(
                        measure ->
                                editions.stream()
                                        .map(it -> it.terms(measure).secrecy())
                                        .anyMatch(Secrecy.RESTRICTED::equals))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ids of the rules about findings that lead to what any edition restricts. */
    public Set<String> restrictedRules() {
        return editions.stream()
                .flatMap(
                        edition ->
                                edition.findings().stream()
                                        .filter(it -> edition.terms(it.measure()).isRestricted()))
                .map(FindingRule::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ids of the rankings of all editions. */
    public List<String> rankings() {
        return ids(it -> it.rankings().stream().map(RankingRule::id));
    }

    /** Ids of the rules about missed tasks of all editions. */
    public List<String> misses() {
        return ids(it -> it.misses().stream().map(MissRule::id));
    }

    /** Ids of the rules about findings of all editions. */
    public List<String> findings() {
        return ids(it -> it.findings().stream().map(FindingRule::id));
    }

    /** All periods that close, and are revised, together with this month as their last one. */
    public List<PeriodClosing> periodsEndingWith(Month month) {
        return editions.stream()
                .flatMap(
                        edition ->
                                edition.periodsEndingWith(month).stream()
                                        .filter(it -> acts(edition, it.rule().id(), it.period())))
                .toList();
    }

    /**
     * The closed months that are not final before this day, which the day has to mark (RULES 4).
     *
     * @param calendarFirstDay first day that the calendar ended
     */
    public List<MonthClosing> closings(LocalDate dayEnded, LocalDate calendarFirstDay) {
        return editions.stream()
                .flatMap(
                        edition ->
                                edition.closings(dayEnded, calendarFirstDay).stream()
                                        .filter(it -> holds(edition, it.month().start())))
                .sorted(Comparator.comparing(MonthClosing::month))
                .toList();
    }

    /**
     * Whether the complaints of a month are counted: from the first month on, and by a calendar
     * that was there when the month closed.
     *
     * @param calendarFirstDay first day that the calendar ends
     */
    public boolean counts(Month month, LocalDate calendarFirstDay) {
        ClosingTerms terms = of(month).closing();
        return month.compareTo(terms.firstMonth()) >= 0
                && !terms.closingDay(month).isBefore(calendarFirstDay);
    }

    /** The months that close exactly when the day ends. */
    public List<Month> closingMonths(LocalDate day) {
        return editions.stream()
                .flatMap(
                        edition ->
                                edition.closingMonths(day).stream()
                                        .filter(month -> holds(edition, month.start())))
                .toList();
    }

    /**
     * What a ranking's ladder demands: each period by the edition that acts on it. What lies before
     * the campaign makes no streak in it.
     */
    public List<Escalation> escalations(String ranking, Collection<Listing> all) {
        List<Listing> history = all.stream().filter(it -> isOfCampaign(it.period())).toList();
        return editions.stream()
                .flatMap(
                        edition ->
                                edition.ranking(ranking).stream()
                                        .flatMap(
                                                rule -> Ladders.escalations(history, rule).stream())
                                        .filter(it -> acts(edition, ranking, it.period())))
                .toList();
    }

    /**
     * How long each listing's subject is listed in a row: each period by the edition that acts on
     * it, and not beyond the campaign, as {@link #escalations} counts.
     */
    public List<Streak> streaks(String ranking, Collection<Listing> all) {
        List<Listing> history = all.stream().filter(it -> isOfCampaign(it.period())).toList();
        return editions.stream()
                .flatMap(
                        edition ->
                                edition.ranking(ranking).stream()
                                        .flatMap(rule -> Ladders.streaks(history, rule).stream())
                                        .filter(it -> acts(edition, ranking, it.period())))
                .toList();
    }

    /**
     * What a rule about missed tasks demands: each miss by the edition of its day. Misses
     * accumulate over all editions and not beyond the campaign (RULES 2.4).
     */
    public List<Escalation> escalationsOfMisses(String rule, Collection<Miss> all) {
        List<Miss> misses = all.stream().filter(it -> isOfCampaign(it.day())).toList();
        return editions.stream()
                .flatMap(
                        edition ->
                                edition.misses().stream()
                                        .filter(it -> it.id().equals(rule))
                                        .flatMap(it -> Ladders.escalations(misses, it).stream())
                                        .filter(it -> holds(edition, it.period().end()))
                                        .map(it -> told(it, edition)))
                .toList();
    }

    /**
     * What findings demand: each by the edition of the day on which it was entered. What a
     * restricted measure rests on is not told with it.
     */
    public List<Escalation> escalationsOfFindings(String rule, Collection<Finding> findings) {
        return editions.stream()
                .flatMap(
                        edition ->
                                edition.findings().stream()
                                        .filter(it -> it.id().equals(rule))
                                        .flatMap(it -> Ladders.escalations(findings, it).stream())
                                        .filter(it -> holds(edition, it.period().end()))
                                        .map(it -> told(it, edition)))
                .toList();
    }

    private static Escalation told(Escalation escalation, Rulebook edition) {
        return edition.terms(escalation.measure()).isRestricted()
                ? escalation.withheld()
                : escalation;
    }

    private boolean isOfCampaign(Period period) {
        return !period.end().isBefore(begun);
    }

    private boolean holds(Rulebook edition, LocalDate day) {
        return on(day).version() == edition.version();
    }

    private boolean acts(Rulebook edition, String ranking, Period period) {
        return edition.ranking(ranking)
                .map(RankingRule::schedule)
                .filter(it -> it.includes(period) && holds(edition, it.startOf(period)))
                .isPresent();
    }

    private List<String> ids(Function<Rulebook, Stream<String>> rules) {
        return editions.stream().flatMap(rules).distinct().toList();
    }
}
