package io.duban.ranking.supervision;

import io.duban.contracts.period.Period;
import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.version.IfMatch;
import io.duban.ranking.query.Parameters;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** {@code /api/v1/indicators/{subject}/{period}}: what a street or county reports of itself. */
@RestController
@RequestMapping("/api/v1/indicators/{subject}/{period}")
class IndicatorController {

    private static final int LARGEST_BODY = 16 << 10;

    private final IndicatorReports reports;
    private final StrictJson json;

    IndicatorController(IndicatorReports reports, StrictJson json) {
        this.reports = reports;
        this.json = json;
    }

    @GetMapping
    ResponseEntity<Map<String, BigDecimal>> reported(
            @PathVariable("subject") String code,
            @PathVariable("period") String periodId,
            Caller caller) {
        caller.requireBody(code);
        return reports.find(code, Parameters.period("period", periodId))
                .map(IndicatorController::answer)
                .orElseThrow(() -> ProblemException.notFound("A report of " + code, periodId));
    }

    @PutMapping
    ResponseEntity<Map<String, BigDecimal>> report(
            @PathVariable("subject") String code,
            @PathVariable("period") String periodId,
            Caller caller,
            IfMatch match,
            HttpServletRequest request)
            throws IOException {
        caller.requireBody(code);
        Period period = Parameters.period("period", periodId);
        Form form = Form.of(json.read(request.getInputStream(), LARGEST_BODY));
        IndicatorReports.Report report = reports.read(code, period, form);
        return answer(reports.record(report, caller.keyId(), match).after());
    }

    private static ResponseEntity<Map<String, BigDecimal>> answer(Indicators.Standing standing) {
        Map<String, BigDecimal> view = new TreeMap<>();
        standing.values().forEach(it -> view.put(it.indicator(), it.value()));
        return ResponseEntity.ok().eTag(IfMatch.tag(standing.version())).body(view);
    }
}
