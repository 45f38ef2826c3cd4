package io.duban.project.decision;

import io.duban.kit.aggregate.Aggregates.Outcome;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.kit.security.Reach;
import io.duban.kit.version.IfMatch;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Projects;
import io.duban.project.ledger.Request;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Request.Kind;
import io.duban.project.ledger.Requests;
import io.duban.project.ledger.Reservation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Clock;

/**
 * Swaps one project for another, and ends what a crash has left in between: whoever decides next,
 * counts the year's total or ends the day comes upon it here.
 */
@Component
public class Swaps {

    private static final Logger LOG = LoggerFactory.getLogger(Swaps.class);
    private static final String SYSTEM = "~system";

    private final Projects projects;
    private final Clock clock;

    Swaps(Projects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    /** Decides on an adjustment; again after a crash it goes on where it broke off. */
    Outcome<Project> decide(Project leaving, Decision decision, Author by, IfMatch match) {
        settle();
        Project now = projects.require(leaving.id(), Reach.ofCity());
        boolean open =
                Requests.toBeDecided(now.requests(), Kind.ADJUSTMENT, null, decision).isPresent();
        try {
            if (open && decision.approved()) {
                match.require(now.version());
                SwapRules.requireUnreserved(now);
                hold(now, by);
            }
            return projects.change(
                    now.id(),
                    Reach.ofCity(),
                    match.guard(it -> RequestRules.decide(it, Kind.ADJUSTMENT, decision, by)));
        } finally {
            settle();
        }
    }

    private void hold(Project leaving, Author by) {
        Request request = leaving.request(Kind.ADJUSTMENT, null).orElseThrow();
        Reservation wanted = SwapRules.reservation(leaving);
        projects.change(
                request.swapIn(), Reach.ofCity(), it -> SwapRules.reserve(it, leaving, wanted, by));
    }

    /** Ends what was begun and can be ended; again does no harm. */
    @EventListener(ApplicationReadyEvent.class)
    public void settle() {
        projects.swapping().forEach(this::settle);
    }

    private void settle(Project swapIn) {
        Reservation held = swapIn.reservation();
        String other = held == null ? swapIn.swappedFor() : held.project();
        Project leaving = projects.find(other).orElseThrow();
        Author by = new Author(SYSTEM, clock.instant());
        Outcome<Project> outcome =
                projects.change(
                        swapIn.id(),
                        Reach.ofCity(),
                        it ->
                                held == null
                                        ? SwapRules.takeBack(it, leaving, by)
                                        : SwapRules.settle(it, held, leaving, by));
        if (outcome.changed()) {
            LOG.info("Project {} ended a swap with {}", swapIn.id(), other);
        }
    }
}
