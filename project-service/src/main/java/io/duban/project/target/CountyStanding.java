package io.duban.project.target;

import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.rulebook.Target;
import io.duban.contracts.score.ReportedIndicator;
import io.duban.contracts.subject.Party;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a county last reported of a target, for a period that ends by the target's day.
 *
 * @param period such as {@code 2022-H2}; absent, like what follows, where it reported nothing
 */
public record CountyStanding(Party county, String period, BigDecimal value, Boolean reached) {

    /**
     * @param reports the county's, in the order of their periods
     */
    static CountyStanding of(Party county, Target target, List<IndicatorsReported> reports) {
        return reports.reversed().stream()
                .filter(it -> !it.period().end().isAfter(target.by()))
                .flatMap(
                        report ->
                                report.values().stream()
                                        .filter(it -> it.indicator().equals(target.indicator()))
                                        .map(ReportedIndicator::value)
                                        .map(it -> of(county, target, report, it)))
                .findFirst()
                .orElseGet(() -> new CountyStanding(county, null, null, null));
    }

    private static CountyStanding of(
            Party county, Target target, IndicatorsReported report, BigDecimal value) {
        return new CountyStanding(
                county, report.period().id(), value, value.compareTo(target.goal()) >= 0);
    }
}
