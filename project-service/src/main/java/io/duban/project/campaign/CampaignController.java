package io.duban.project.campaign;

import io.duban.contracts.rulebook.CampaignTerms;
import io.duban.contracts.rulebook.Phase;
import io.duban.contracts.rulebook.RecordKind;
import io.duban.contracts.subject.Party;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.project.ledger.Desk;
import io.duban.project.register.Bodies;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The campaign, and which of its records are lacking. */
@RestController
class CampaignController {

    /**
     * The campaign as it is shown.
     *
     * @param phase the one that is open; absent before the first and after the last
     */
    record CampaignView(Phase phase, CampaignTerms campaign) {}

    /** A body without a record that is expected of it. */
    record Lacking(String kind, String name, Party body) {}

    /** All of them. */
    record LackingList(List<Lacking> items) {}

    private final Campaign campaign;
    private final Records records;
    private final Bodies bodies;
    private final Desk desk;

    CampaignController(Campaign campaign, Records records, Bodies bodies, Desk desk) {
        this.campaign = campaign;
        this.records = records;
        this.bodies = bodies;
        this.desk = desk;
    }

    @GetMapping("/api/v1/campaign")
    CampaignView campaign() {
        CampaignTerms terms = campaign.terms();
        return new CampaignView(terms.phase(desk.openDay()).orElse(null), terms);
    }

    @GetMapping("/api/v1/campaign/missing-records")
    LackingList missing(Caller caller) {
        Reach reach = desk.reach(caller);
        return new LackingList(
                campaign.terms().records().stream().flatMap(it -> lacking(it, reach)).toList());
    }

    private Stream<Lacking> lacking(RecordKind kind, Reach reach) {
        if (kind.expectedOf().isEmpty()) {
            return Stream.empty();
        }
        Set<String> having = records.bodiesWith(kind.code());
        return kind.expectedOf().stream()
                .flatMap(it -> bodies.all(it).stream())
                .filter(it -> reach.coversCounty(it.id()) && !having.contains(it.id()))
                .map(it -> new Lacking(kind.code(), kind.name(), it));
    }
}
