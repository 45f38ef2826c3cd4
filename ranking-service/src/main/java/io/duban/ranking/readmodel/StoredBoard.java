package io.duban.ranking.readmodel;

/**
 * A revision of a board, found and not yet read.
 *
 * @param isFinal whether this revision stands for good
 * @param isLatest whether no later revision has replaced it
 * @param pieces in how many pieces it lies
 */
public record StoredBoard(
        String ranking,
        String period,
        int revision,
        String hash,
        boolean isFinal,
        boolean isLatest,
        int pieces) {}
