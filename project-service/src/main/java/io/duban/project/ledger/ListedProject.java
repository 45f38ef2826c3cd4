package io.duban.project.ledger;

import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.ProjectFacts;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.contracts.project.Stage;
import io.duban.contracts.subject.Party;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A project without its histories, as lists, work and counts need it. Nothing in it changes with
 * the passing of days.
 *
 * @param year the year to whose total it belongs
 * @param percent of the latest review; absent before the first
 * @param requests those that wait for a second person
 * @param fundsAtFault whether its money alone puts it under key supervision (重点督办)
 * @param owedFortnight the fortnight after the last that was reported, from 1; the one in which it
 *     was entered before the first report
 * @param deliveredOn when it was delivered (交付); absent while it is not
 */
public record ListedProject(
        String id,
        long version,
        ProjectKind kind,
        String name,
        Party county,
        boolean provincialLedger,
        int year,
        ProjectState state,
        List<ListedStage> stages,
        Integer percent,
        List<OpenRequest> requests,
        boolean fundsAtFault,
        int owedFortnight,
        LocalDate deliveredOn) {

    /**
     * A stage of it.
     *
     * @param baseline the due date of the first plan
     * @param due the one that now holds
     * @param completedOn absent while it is not complete
     */
    public record ListedStage(
            Stage stage, LocalDate baseline, LocalDate due, LocalDate completedOn) {}

    public ListedProject {
        stages = List.copyOf(stages);
        requests = List.copyOf(requests);
    }

    static ListedProject of(Project project, int owedFortnight) {
        ProjectFacts facts = project.facts();
        return new ListedProject(
                project.id(),
                project.version(),
                facts.kind(),
                facts.name(),
                new Party(facts.county().code(), facts.county().name()),
                facts.provincialLedger(),
                facts.year(),
                facts.state(),
                facts.milestones().stream().map(it -> stage(project, it)).toList(),
                project.reviews().stream()
                        .max(Comparator.comparing(Review::on))
                        .map(Review::percent)
                        .orElse(null),
                OpenRequest.of(project.requests(), project.history()),
                KeySupervision.isFundsAtFault(project.plan().funds()),
                owedFortnight,
                Counted.deliveredOn(facts).orElse(null));
    }

    private static ListedStage stage(Project project, MilestoneFacts facts) {
        return new ListedStage(
                facts.stage(),
                project.baseline(project.plan().milestone(facts.stage()).orElseThrow()),
                facts.due(),
                facts.completedOn());
    }

    public boolean isActive() {
        return state == ProjectState.ACTIVE;
    }

    /**
     * The first stage that is not complete, which is the one that is due first, for stages are due
     * and completed in their order; none of what is no longer on the ledger.
     */
    public Optional<ListedStage> next() {
        return stages.stream().filter(it -> isActive() && it.completedOn() == null).findFirst();
    }

    /** The next stage, unless its completion waits for a second person already. */
    public Optional<ListedStage> owed() {
        return next().filter(it -> requests.stream().noneMatch(r -> r.isCompletionOf(it.stage())));
    }
}
