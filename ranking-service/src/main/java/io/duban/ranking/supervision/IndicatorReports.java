package io.duban.ranking.supervision;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Indicator;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.score.Rates;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.Subject;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.Form;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.version.IfMatch;
import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.readmodel.ArchivedBoard;
import io.duban.ranking.readmodel.BoardArchive;

import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What bodies report of themselves: what may be said for which period, and until when. */
@Component
final class IndicatorReports {

    /** Unit of those that are a share of one. */
    static final String RATIO = "比率";

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final Indicators indicators;
    private final BodyDirectory bodies;
    private final BoardArchive boards;
    private final ReopenedMonths reopened;
    private final BusinessDay day;

    IndicatorReports(
            Indicators indicators,
            BodyDirectory bodies,
            BoardArchive boards,
            ReopenedMonths reopened,
            BusinessDay day) {
        this.indicators = indicators;
        this.bodies = bodies;
        this.boards = boards;
        this.reopened = reopened;
        this.day = day;
    }

    /** What a body says of a period. */
    record Report(Subject subject, Period period, List<ReportedIndicator> values) {

        Report {
            values = List.copyOf(values);
        }

        /** What stands with what this says. */
        List<ReportedIndicator> addedTo(List<ReportedIndicator> standing) {
            Map<String, ReportedIndicator> all = new TreeMap<>();
            standing.forEach(it -> all.put(it.indicator(), it));
            values.forEach(it -> all.put(it.indicator(), it));
            return List.copyOf(all.values());
        }
    }

    /** What the body has reported for the period. */
    Optional<Indicators.Standing> find(String code, Period period) {
        return indicators.find(subject(rule(period), code), period);
    }

    /**
     * Reads a report.
     *
     * @throws ProblemException 404 when the body is not registered, 409 when the period is final
     */
    Report read(String code, Period period, Form form) {
        RankingRule rule = rule(period);
        Subject subject = subject(rule, code);
        List<ReportedIndicator> values = values(rule, period, form);
        form.finish();
        boolean isFinal =
                boards.latest(rule.id(), period.id()).filter(ArchivedBoard::isFinal).isPresent();
        if (isFinal && !reopened.isOpen(Month.of(period.end()), day.today())) {
            throw ProblemException.conflict(
                    "final", "The ranking of " + period.id() + " is final and changes no more.");
        }
        return new Report(subject, period, values);
    }

    /**
     * Puts the report in place of the one before.
     *
     * @throws ProblemException 412 when it rests on another than stands
     */
    Indicators.Change record(Report report, String by, IfMatch match) {
        return indicators.report(
                report.subject(), report.period(), _ -> report.values(), by, match);
    }

    /** Adds to what stands; what the report does not name stays. */
    Indicators.Change add(Report report, String by) {
        return indicators.report(
                report.subject(), report.period(), report::addedTo, by, IfMatch.none());
    }

    private List<ReportedIndicator> values(RankingRule rule, Period period, Form form) {
        List<ReportedIndicator> values = new ArrayList<>();
        for (Indicator indicator : indicators.reportedIn(rule, period)) {
            if (form.has(indicator.id())) {
                BigDecimal most = indicator.unit().equals(RATIO) ? BigDecimal.ONE : MOST;
                BigDecimal value = form.decimal(indicator.id(), BigDecimal.ZERO, most);
                if (value != null) {
                    values.add(new ReportedIndicator(indicator.id(), Rates.published(value)));
                }
            }
        }
        values.sort(Comparator.comparing(ReportedIndicator::indicator));
        return values;
    }

    private RankingRule rule(Period period) {
        return indicators
                .rankingOf(period)
                .orElseThrow(
                        () ->
                                new InvalidInputException(
                                        List.of(
                                                new FieldError(
                                                        "/period",
                                                        "no-such-period",
                                                        "must be a checkpoint such as 2022-09-30"
                                                                + " or a half-year such as"
                                                                + " 2022-H2"))));
    }

    private Subject subject(RankingRule rule, String code) {
        return bodies.find(rule.subject(), code)
                .orElseThrow(
                        () ->
                                ProblemException.notFound(
                                        "A registered " + rule.subject().wire(), code));
    }
}
