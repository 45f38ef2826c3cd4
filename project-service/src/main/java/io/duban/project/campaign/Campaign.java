package io.duban.project.campaign;

import io.duban.contracts.rulebook.CampaignTerms;
import io.duban.contracts.rulebook.Department;
import io.duban.contracts.rulebook.Rulebook;

import org.springframework.stereotype.Component;

import java.util.List;

/** The campaign as the rulebook has it. */
@Component
public class Campaign {

    private final Rulebook rulebook;

    Campaign(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    public CampaignTerms terms() {
        return rulebook.campaign();
    }

    public List<Department> departments() {
        return rulebook.departments();
    }
}
