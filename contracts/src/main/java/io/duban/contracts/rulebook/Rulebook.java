package io.duban.contracts.rulebook;

import io.duban.contracts.board.Unattributed;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.SubjectType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The notice as data (规则库): what is counted, ranked and escalated in a city. It holds no state and
 * knows no clock; the same rulebook and the same facts give the same measures.
 *
 * @param version counts the editions of this rulebook; it is the version of every rule in it
 * @param document number of the notice (发文字号)
 * @param citation how letters cite it
 * @param effectiveFrom first day on which its rules hold
 * @param kinds what bodies may call themselves
 * @param campaign of no effect on any ranking or measure; without content where there is none
 */
public record Rulebook(
        String id,
        int version,
        String city,
        String document,
        Citation citation,
        LocalDate effectiveFrom,
        ClosingTerms closing,
        ComplaintTerms complaints,
        List<Department> departments,
        BodyKinds kinds,
        List<RankingRule> rankings,
        List<MissRule> misses,
        List<FindingRule> findings,
        List<Indicator> indicators,
        NoticeTerms notices,
        CampaignTerms campaign) {

    public Rulebook {
        departments = List.copyOf(departments);
        rankings = List.copyOf(rankings);
        misses = List.copyOf(misses);
        findings = List.copyOf(findings);
        indicators = List.copyOf(indicators);
    }

    /** A rulebook that comes with the program, such as {@code linyi-2022-57}. */
    public static Rulebook bundled(String id) {
        return BundledRulebooks.read(id);
    }

    /** All rules, rankings first. */
    public List<Rule> rules() {
        return Stream.of(rankings, misses, findings).<Rule>flatMap(List::stream).toList();
    }

    public Optional<RankingRule> ranking(String ranking) {
        return rankings.stream().filter(rule -> rule.id().equals(ranking)).findFirst();
    }

    public Optional<FindingRule> finding(FindingKind kind) {
        return findings.stream().filter(rule -> rule.kind() == kind).findFirst();
    }

    public Optional<Category> category(String code) {
        return complaints.categories().stream()
                .filter(category -> category.code().equals(code))
                .findFirst();
    }

    /** The terms of a measure's notice; a rulebook has them for every measure. */
    public MeasureTerms terms(Measure measure) {
        return notices.measures().get(measure);
    }

    /** The indicators that make up this subject type's composite score, in the rulebook's order. */
    public List<Indicator> indicatorsFor(SubjectType type) {
        return indicators.stream()
                .filter(indicator -> indicator.weightFor(type).signum() > 0)
                .toList();
    }

    /** The indicators that a body of this type reports: for its score, or for a target. */
    public List<Indicator> reportedBy(SubjectType type) {
        Set<String> targets =
                type == SubjectType.COUNTY
                        ? campaign.targets().stream()
                                .filter(Target::isReported)
                                .map(Target::indicator)
                                .collect(Collectors.toSet())
                        : Set.of();
        return indicators.stream()
                .filter(it -> it.source() == Indicator.Source.REPORTED)
                .filter(it -> it.weightFor(type).signum() > 0 || targets.contains(it.id()))
                .toList();
    }

    /**
     * The closed months that are not final before this day, which the day has to mark (RULES 4).
     *
     * @param calendarFirstDay first day that the calendar ended
     */
    public List<MonthClosing> closings(LocalDate dayEnded, LocalDate calendarFirstDay) {
        return closing.closings(dayEnded, calendarFirstDay);
    }

    /** The months that close exactly when the day ends: one or none. */
    public List<Month> closingMonths(LocalDate day) {
        return closing.monthClosingOn(day).stream().toList();
    }

    /** All periods that close, and are revised, together with this month as their last one. */
    public List<PeriodClosing> periodsEndingWith(Month month) {
        return rankings.stream()
                .flatMap(
                        rule ->
                                rule.schedule().endingWith(month).stream()
                                        .map(period -> new PeriodClosing(rule, period)))
                .toList();
    }

    /** The counted months whose facts a period looks at (RULES 3, window). */
    public List<Month> window(RankingRule rule, Period period) {
        Month from = Month.of(rule.schedule().startOf(period));
        Month first = from.compareTo(closing.firstMonth()) < 0 ? closing.firstMonth() : from;
        return Stream.iterate(first, month -> !month.end().isAfter(period.end()), Month::next)
                .toList();
    }

    /**
     * The unattributed share of a period (RULES 5).
     *
     * @param count complaints that no registered estate could be charged with
     * @param all all counted complaints of the period, these included
     */
    public Unattributed unattributed(long count, long all) {
        BigDecimal limit = closing.unattributedWarningShare().multiply(BigDecimal.valueOf(all));
        BigDecimal share =
                all == 0
                        ? BigDecimal.ZERO.setScale(4)
                        : BigDecimal.valueOf(count)
                                .divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP);
        return new Unattributed(count, share, BigDecimal.valueOf(count).compareTo(limit) > 0);
    }
}
