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
import io.duban.contracts.score.Scores;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.Party;
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
        List<Month> window =
                rulebook.window(rule, period).stream()
                        .filter(month -> !month.start().isAfter(day))
                        .toList();
        List<MonthSums> months =
                window.stream().flatMap(month -> facts.sums(month).stream()).toList();
        return candidates(
                rule,
                subject ->
                        Candidate.scored(
                                subject,
                                Scores.composite(
                                        values(subject, period, months, window.size(), rulebook),
                                        rulebook.indicators(),
                                        rule.subject())));
    }

    private Map<String, BigDecimal> values(
            Subject subject, Period period, List<MonthSums> months, int length, Rulebook rulebook) {
        Map<String, BigDecimal> values = new HashMap<>();
        facts.reported(subject, period).forEach(it -> values.put(it.indicator(), it.value()));
        values.keySet().removeIf(id -> !isReported(id, rulebook));
        long complaints = 0;
        Timeliness timeliness = Timeliness.NONE;
        long households = 0;
        for (MonthSums month : months) {
            BodySums sums = month.of(subject.type(), subject.code());
            complaints += sums.complaints();
            timeliness = timeliness.plus(sums.timeliness().due(), sums.timeliness().inTime());
            // The roll of the last month: what is registered when the period closes.
            households = sums.households();
        }
        if (length > 0) {
            Rates.perThousandHouseholds(complaints, households, length)
                    .ifPresent(it -> values.put(Indicator.COMPLAINTS, it));
        }
        values.put(
                Indicator.TIMELINESS,
                Rates.timelyResolution(timeliness.inTime(), timeliness.due()));
        return values;
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

    private List<Candidate> candidates(RankingRule rule, Function<Subject, Candidate> candidate) {
        List<BodyProfile> all = facts.bodies();
        Map<String, BodyProfile> byCode =
                all.stream().collect(Collectors.toMap(BodyProfile::code, body -> body));
        return all.stream()
                .filter(body -> levelOf(rule.subject()).filter(body.level()::equals).isPresent())
                .filter(body -> rule.kinds().isEmpty() || rule.kinds().contains(body.kind()))
                .map(
                        body ->
                                candidate
                                        .apply(subject(rule.subject(), body))
                                        .in(county(body, byCode.get(body.parent()))))
                .toList();
    }

    private static Party county(BodyProfile body, BodyProfile parent) {
        return body.level() == BodyLevel.STREET && parent != null
                ? new Party(parent.code(), parent.name())
                : null;
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
