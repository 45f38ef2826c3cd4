package io.duban.project.overview;

import io.duban.contracts.rulebook.Phase;
import io.duban.contracts.rulebook.Target;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.work.WaitingCounts;
import io.duban.project.calendar.BusinessDays;
import io.duban.project.campaign.Campaign;
import io.duban.project.ledger.Projects;
import io.duban.project.target.TargetView;
import io.duban.project.target.Targets;
import io.duban.project.work.Worklist;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** This service's part of the overview: its targets, and how much of its work waits. */
@RestController
class OverviewController {

    /**
     * @param targets absent for whoever may not see them
     */
    record OverviewPart(List<TargetStanding> targets, WaitingCounts waiting) {}

    private final Targets targets;
    private final Projects projects;
    private final Campaign campaign;
    private final Worklist worklist;
    private final BusinessDays days;

    OverviewController(
            Targets targets,
            Projects projects,
            Campaign campaign,
            Worklist worklist,
            BusinessDays days) {
        this.targets = targets;
        this.projects = projects;
        this.campaign = campaign;
        this.worklist = worklist;
        this.days = days;
    }

    @GetMapping("/api/v1/overview")
    OverviewPart overview(Query query, Caller caller) {
        query.finish();
        Reach reach = caller.reach();
        boolean ofLedger = reach.isWholeCity() || reach.county().isPresent();
        return new OverviewPart(ofLedger ? standings() : null, worklist.counts(caller));
    }

    private List<TargetStanding> standings() {
        LocalDate today = days.open();
        return targets.against(projects.listed()::count).stream()
                .flatMap(it -> TargetStanding.of(it, firstDay(it), today).stream())
                .toList();
    }

    /** The campaign's first day, or the later one from which on the target counts. */
    private Optional<LocalDate> firstDay(TargetView target) {
        Optional<LocalDate> own =
                campaign.terms().targets().stream()
                        .filter(it -> it.id().equals(target.id()))
                        .findFirst()
                        .map(Target::from);
        Optional<LocalDate> all = campaign.terms().phases().stream().findFirst().map(Phase::from);
        return Stream.concat(own.stream(), all.stream()).max(LocalDate::compareTo);
    }
}
