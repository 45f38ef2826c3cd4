package io.duban.contracts.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What the city is asked to approve of a project or a task (报市批准), and what it said.
 *
 * @param kind {@code plan}, {@code completion}, {@code extension}, {@code adjustment}, {@code
 *     withdrawal} or {@code due-date-correction}
 * @param reason absent where evidence stands for it
 * @param swapIn the project that is to take its place; only of an adjustment
 * @param stage whose date is asked for; absent where it is none's
 * @param due the due date that is asked for; absent where none is
 * @param completedOn the completion date that is asked for; absent where none is
 * @param evidence absent where none was told
 * @param provincialLedger whether it is to be on the provincial ledger (省台账); only of a plan
 * @param milestones that are to hold; only of a plan
 * @param approved absent while it is open
 * @param decision why; absent likewise
 */
public record RequestFacts(
        String kind,
        String reason,
        String swapIn,
        Stage stage,
        LocalDate due,
        LocalDate completedOn,
        String evidence,
        Boolean provincialLedger,
        List<MilestoneFacts> milestones,
        Boolean approved,
        String decision) {

    public RequestFacts {
        Objects.requireNonNull(kind, "kind");
        milestones = milestones == null ? null : List.copyOf(milestones);
    }
}
