package io.duban.project.campaign;

import io.duban.contracts.rulebook.CampaignTerms;
import io.duban.contracts.rulebook.Department;
import io.duban.kit.rulebook.RulebookLibrary;

import org.springframework.stereotype.Component;

import java.util.List;

/** The campaign as the latest edition of the rulebook has it. */
@Component
public class Campaign {

    private final RulebookLibrary rulebooks;

    Campaign(RulebookLibrary rulebooks) {
        this.rulebooks = rulebooks;
    }

    public CampaignTerms terms() {
        return rulebooks.get().latest().campaign();
    }

    public List<Department> departments() {
        return rulebooks.get().latest().departments();
    }
}
