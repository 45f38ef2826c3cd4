package io.duban.ranking.readmodel;

import io.duban.contracts.board.Board;

/**
 * A published board.
 *
 * @param isFinal whether this revision stands for good
 */
public record ArchivedBoard(Board board, String hash, boolean isFinal) {}
