package io.duban.contracts.project;

import io.duban.contracts.subject.Subject;

import java.util.List;
import java.util.Objects;

/**
 * A project as it is on the ledger (台账).
 *
 * @param provincialLedger whether it is on the provincial ledger (省台账)
 * @param year the year to whose total it belongs
 * @param milestones in the order of the stages
 */
public record ProjectFacts(
        String projectId,
        ProjectKind kind,
        String name,
        Subject county,
        boolean provincialLedger,
        int year,
        ProjectState state,
        List<MilestoneFacts> milestones) {

    public ProjectFacts {
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(county, "county");
        Objects.requireNonNull(state, "state");
        milestones = List.copyOf(milestones);
    }
}
