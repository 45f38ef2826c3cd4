package io.duban.ranking.board;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.rulebook.Indicator;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.score.Rates;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.score.Scores;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is ranked among streets and counties, and by what (RULES 2.2, 2.3, 2.5, 3). */
public final class BodyBoards {

    private final BodyFacts facts;

    public BodyBoards(BodyFacts facts) {
        this.facts = facts;
    }

    /**
     * The candidates of a ranking of bodies for a period.
     *
     * @param day months of the period that begin after it are not looked at
     */
    public List<Candidate> candidates(
            RankingRule rule, Period period, Rulebooks rulebooks, LocalDate day) {
        return switch (rule.metric()) {
            case COMPOSITE_SCORE ->
                    scored(rule, period, rulebooks.of(rule.id(), period).orElseThrow(), day);
            case DELIVERY_RATE, OVERDUE_DAYS -> advanced(rule, period);
            case COUNTED_COMPLAINTS -> List.of();
        };
    }

    private List<Candidate> scored(
            RankingRule rule, Period period, Rulebook rulebook, LocalDate day) {
        Months months =
                new Months(
                        rulebook.window(rule, period).stream()
                                .filter(month -> !month.start().isAfter(day))
                                .flatMap(month -> facts.sums(month).stream())
                                .toList(),
                        facts.streets(Month.of(period.end())));
        Map<String, List<ReportedIndicator>> reported = facts.reported(rule.subject(), period);
        return candidates(
                rule,
                period,
                subject -> {
                    Map<String, BigDecimal> values = new HashMap<>();
                    reported.getOrDefault(subject.code(), List.of()).stream()
                            .filter(it -> isReported(it.indicator(), rulebook))
                            .forEach(it -> values.put(it.indicator(), it.value()));
                    months.derive(subject, values);
                    return Candidate.scored(
                            subject,
                            Scores.composite(values, rulebook.indicators(), rule.subject()));
                });
    }

    /**
     * The months of a window that this system has counted, oldest first.
     *
     * @param streets where the streets lie when the period closes
     */
    private record Months(List<MonthSums> counted, StreetCounties streets) {

        /** The indicators that nobody reports, because complaints and the register tell them. */
        void derive(Subject subject, Map<String, BigDecimal> values) {
            BodySums all = BodySums.NONE;
            long households = 0;
            for (MonthSums month : counted) {
                BodySums sums = month.of(subject, streets);
                all = all.plus(sums);
                // Those of the last month: what is registered when the period closes.
                households = sums.households();
            }
            if (!counted.isEmpty()) {
                Rates.perThousandHouseholds(all.complaints(), households, counted.size())
                        .ifPresent(it -> values.put(Indicator.COMPLAINTS, it));
            }
            values.put(
                    Indicator.TIMELINESS,
                    Rates.timelyResolution(all.timeliness().inTime(), all.timeliness().due()));
        }
    }

    private static boolean isReported(String indicator, Rulebook rulebook) {
        return rulebook.indicators().stream()
                .anyMatch(
                        it ->
                                it.id().equals(indicator)
                                        && it.source() == Indicator.Source.REPORTED);
    }

    private List<Candidate> advanced(RankingRule rule, Period period) {
        Map<String, CountyProgress> progress =
                facts.countyProgress(period).stream()
                        .collect(Collectors.toMap(it -> it.county().code(), it -> it));
        return candidates(
                rule,
                period,
                subject ->
                        Optional.ofNullable(progress.get(subject.code()))
                                .map(it -> advanced(subject, it))
                                .orElseGet(
                                        () ->
                                                Candidate.unrated(
                                                        subject,
                                                        List.of(Metric.DELIVERY_RATE.wire()))));
    }

    private static Candidate advanced(Subject subject, CountyProgress progress) {
        return Candidate.of(
                subject,
                Map.of(
                        Metric.DELIVERY_RATE,
                        progress.deliveryRate(),
                        Metric.OVERDUE_DAYS,
                        BigDecimal.valueOf(progress.overdueDays())));
    }

    private List<Candidate> candidates(
            RankingRule rule, Period period, Function<Subject, Candidate> candidate) {
        StreetCounties streets = facts.streets(Month.of(period.end()));
        return facts.bodies().stream()
                .filter(body -> levelOf(rule.subject()).filter(body.level()::equals).isPresent())
                .filter(body -> isOfKind(body, rule))
                .map(
                        body ->
                                candidate
                                        .apply(subject(rule.subject(), body))
                                        .in(streets.of(body.code()).orElse(null)))
                .toList();
    }

    /** A body that does not say what it calls itself is of no kind. */
    private static boolean isOfKind(BodyProfile body, RankingRule rule) {
        return rule.kinds().isEmpty()
                || (body.kind() != null && rule.kinds().contains(body.kind()));
    }

    private static Subject subject(SubjectType type, BodyProfile body) {
        return new Subject(type, body.code(), body.name());
    }

    private static Optional<BodyLevel> levelOf(SubjectType type) {
        return switch (type) {
            case STREET -> Optional.of(BodyLevel.STREET);
            case COUNTY -> Optional.of(BodyLevel.COUNTY);
            case ESTATE -> Optional.empty();
        };
    }
}
