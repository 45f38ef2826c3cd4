package io.duban.ranking.readmodel;

import io.duban.contracts.period.Period;

import java.util.List;

/**
 * The boards of a ranking's period without their rows.
 *
 * @param order its place in lists: by the period's last day
 * @param latest number of the latest revision
 * @param isFinal whether the latest revision stands for good
 * @param revisions oldest first
 */
public record BoardHead(
        String ranking,
        Period period,
        String order,
        int latest,
        boolean isFinal,
        List<BoardRevision> revisions) {

    public BoardHead {
        revisions = List.copyOf(revisions);
    }

    /** The latest revision. */
    public BoardRevision latestRevision() {
        return revisions.getLast();
    }
}
