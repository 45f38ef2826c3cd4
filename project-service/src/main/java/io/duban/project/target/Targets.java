package io.duban.project.target;

import static java.util.function.Predicate.not;

import io.duban.contracts.event.SupervisionEvent.IndicatorsReported;
import io.duban.contracts.rulebook.Target;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.Party;
import io.duban.project.campaign.Campaign;
import io.duban.project.ledger.Counted;
import io.duban.project.register.Bodies;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The targets of the campaign (整治目标) against what the ledger holds and what counties report, each
 * in the rulebook's order.
 */
@Component
public class Targets {

    private final Campaign campaign;
    private final Bodies bodies;
    private final CountyReports reports;

    Targets(Campaign campaign, Bodies bodies, CountyReports reports) {
        this.campaign = campaign;
        this.bodies = bodies;
        this.reports = reports;
    }

    /** Those that the ledger of projects measures, then those that counties report. */
    public List<TargetView> against(ToLongFunction<Counted> projects) {
        return Stream.concat(measured(projects).stream(), reported().stream()).toList();
    }

    /** Those that the ledger of projects measures. */
    public List<TargetView> measured(ToLongFunction<Counted> projects) {
        Actuals actuals = new Actuals(projects);
        return campaign.terms().targets().stream()
                .filter(not(Target::isReported))
                .map(it -> TargetView.measured(it, actuals.of(it).orElse(null)))
                .toList();
    }

    /** Those that counties report, as they have by now. */
    public List<TargetView> reported() {
        List<Party> counties = bodies.all(BodyLevel.COUNTY);
        Map<String, List<IndicatorsReported>> heard = reports.byCounty();
        return campaign.terms().targets().stream()
                .filter(Target::isReported)
                .map(
                        target ->
                                TargetView.reported(
                                        target,
                                        counties.stream()
                                                .map(
                                                        it ->
                                                                CountyStanding.of(
                                                                        it,
                                                                        target,
                                                                        heard.getOrDefault(
                                                                                it.id(),
                                                                                List.of())))
                                                .toList()))
                .toList();
    }
}
