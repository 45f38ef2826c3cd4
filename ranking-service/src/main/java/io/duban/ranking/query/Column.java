package io.duban.ranking.query;

import io.duban.contracts.board.BoardRow;

import java.util.function.Function;

/**
 * A column of a board as people read it.
 *
 * @param cell what stands in it of a row; null where there is nothing
 */
record Column(String heading, Function<BoardRow, Object> cell) {}
