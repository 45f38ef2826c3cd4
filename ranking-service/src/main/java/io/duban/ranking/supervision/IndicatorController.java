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
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.query.Parameters;
import io.duban.ranking.readmodel.ArchivedBoard;
import io.duban.ranking.readmodel.BoardArchive;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /api/v1/indicators/{subject}/{period}}: what a street or county reports of itself. */
@RestController
@RequestMapping("/api/v1/indicators/{subject}/{period}")
class IndicatorController {

    private static final int LARGEST_BODY = 16 << 10;
    private static final String RATIO = "比率";
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final Indicators indicators;
    private final BodyDirectory bodies;
    private final BoardArchive boards;
    private final ReopenedMonths reopened;
    private final BusinessDay day;
    private final StrictJson json;

    IndicatorController(
            Indicators indicators,
            BodyDirectory bodies,
            BoardArchive boards,
            ReopenedMonths reopened,
            BusinessDay day,
            StrictJson json) {
        this.indicators = indicators;
        this.bodies = bodies;
        this.boards = boards;
        this.reopened = reopened;
        this.day = day;
        this.json = json;
    }

    @GetMapping
    Map<String, BigDecimal> reported(
            @PathVariable("subject") String code,
            @PathVariable("period") String periodId,
            Caller caller) {
        caller.requireBody(code);
        Period period = Parameters.period("period", periodId);
        Subject subject = subject(rule(period), code);
        return indicators
                .find(subject, period)
                .map(IndicatorController::view)
                .orElseThrow(() -> ProblemException.notFound("A report of " + code, periodId));
    }

    @PutMapping
    Map<String, BigDecimal> report(
            @PathVariable("subject") String code,
            @PathVariable("period") String periodId,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        caller.requireBody(code);
        Period period = Parameters.period("period", periodId);
        RankingRule rule = rule(period);
        Subject subject = subject(rule, code);
        Form form = Form.of(json.read(request.getInputStream(), LARGEST_BODY));
        List<ReportedIndicator> values = values(rule, period, form);
        form.finish();
        boolean isFinal =
                boards.latest(rule.id(), period.id()).filter(ArchivedBoard::isFinal).isPresent();
        if (isFinal && !reopened.isOpen(Month.of(period.end()), day.today())) {
            throw ProblemException.conflict(
                    "final", "The ranking of " + periodId + " is final and changes no more.");
        }
        indicators.report(subject, period, values, caller.keyId());
        return view(values);
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

    private static Map<String, BigDecimal> view(List<ReportedIndicator> values) {
        Map<String, BigDecimal> view = new TreeMap<>();
        values.forEach(it -> view.put(it.indicator(), it.value()));
        return view;
    }
}
