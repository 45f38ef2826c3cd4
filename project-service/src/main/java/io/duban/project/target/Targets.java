package io.duban.project.target;

import io.duban.contracts.project.ProjectFacts;
import io.duban.project.campaign.Campaign;

import org.springframework.stereotype.Component;

import java.util.List;

/** The targets of the campaign (整治目标) against what the ledger holds. */
@Component
public class Targets {

    private final Campaign campaign;

    Targets(Campaign campaign) {
        this.campaign = campaign;
    }

    /** All of them, in the rulebook's order. */
    public List<TargetView> against(List<ProjectFacts> projects) {
        Actuals actuals = new Actuals(projects);
        return campaign.terms().targets().stream().map(it -> TargetView.of(it, actuals)).toList();
    }
}
