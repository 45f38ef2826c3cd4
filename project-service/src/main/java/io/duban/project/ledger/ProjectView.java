package io.duban.project.ledger;

import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.contracts.project.Stage;
import io.duban.kit.aggregate.Entry;
import io.duban.kit.version.Versioned;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A project as it is shown.
 *
 * @param year the year to whose total it belongs
 * @param keySupervision absent when nothing is wrong
 * @param openRequests those of the requests that wait for a second person
 * @param enteredOn absent where an edition before did not keep it
 * @param reservedFor the project whose place it is to take, while that is not certain
 */
public record ProjectView(
        String id,
        ProjectKind kind,
        String name,
        String county,
        String countyName,
        boolean provincialLedger,
        int year,
        ProjectState state,
        List<Milestone> milestones,
        Funds funds,
        KeySupervision keySupervision,
        String swappedFor,
        List<Extension> extensions,
        List<Request> requests,
        List<Request> openRequests,
        LocalDate enteredOn,
        String reservedFor,
        List<Review> reviews,
        long version,
        List<Entry> history)
        implements Versioned {

    /**
     * A stage as it is shown.
     *
     * @param due the due date that now holds
     * @param planned the due date of the plan; absent when it still holds
     */
    public record Milestone(
            Stage stage,
            LocalDate due,
            LocalDate planned,
            BigDecimal weight,
            LocalDate completedOn,
            String evidence) {}

    public static ProjectView of(Project project, LocalDate openDay) {
        Plan plan = project.plan();
        return new ProjectView(
                project.id(),
                plan.kind(),
                plan.name(),
                plan.county().code(),
                plan.county().name(),
                plan.provincialLedger(),
                project.year(),
                project.state(),
                project.milestones().stream().map(it -> milestone(project, it)).toList(),
                plan.funds(),
                KeySupervision.of(project, openDay).orElse(null),
                project.swappedFor(),
                project.extensions(),
                project.requests(),
                project.openRequests(),
                project.enteredOn(),
                project.reservation() == null ? null : project.reservation().project(),
                project.reviews(),
                project.version(),
                project.history());
    }

    private static Milestone milestone(Project project, MilestoneFacts facts) {
        LocalDate planned = project.plan().milestone(facts.stage()).orElseThrow().due();
        return new Milestone(
                facts.stage(),
                facts.due(),
                planned.equals(facts.due()) ? null : planned,
                facts.weight(),
                facts.completedOn(),
                project.completion(facts.stage()).map(Completion::evidence).orElse(null));
    }
}
