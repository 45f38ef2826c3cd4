package io.duban.contracts.project;

import io.duban.contracts.subject.Subject;

import java.util.Objects;

/**
 * A milestone that a county had to have completed in a period, the evidence behind its rate.
 *
 * @param complete whether it was complete by the end of the period
 * @param overdueDays days from the due date to the end of the period; 0 when complete
 */
public record ObligedMilestone(
        String projectId,
        Subject county,
        MilestoneFacts milestone,
        boolean complete,
        long overdueDays) {

    public ObligedMilestone {
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(county, "county");
        Objects.requireNonNull(milestone, "milestone");
    }
}
