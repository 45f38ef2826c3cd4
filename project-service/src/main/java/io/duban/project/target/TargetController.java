package io.duban.project.target;

import io.duban.kit.security.Caller;
import io.duban.project.decision.Swaps;
import io.duban.project.ledger.Desk;
import io.duban.project.ledger.Projects;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Targets against actuals, of the whole city for everyone. */
@RestController
class TargetController {

    /** All of them. */
    record TargetList(List<TargetView> items) {}

    private final Targets targets;
    private final Projects projects;
    private final Swaps swaps;
    private final Desk desk;

    TargetController(Targets targets, Projects projects, Swaps swaps, Desk desk) {
        this.targets = targets;
        this.projects = projects;
        this.swaps = swaps;
        this.desk = desk;
    }

    @GetMapping("/api/v1/targets")
    TargetList targets(Caller caller) {
        // Only to refuse a key of which it cannot be told what it reaches.
        desk.reach(caller);
        swaps.settle();
        return new TargetList(targets.against(projects.listed()::count));
    }
}
