package io.duban.ranking.query;

import io.duban.ranking.live.LiveBoard;
import io.duban.ranking.readmodel.Timeline;

import java.util.Map;
import java.util.Optional;

/**
 * The board of an open period with what came before it.
 *
 * @param timeline with the periods that have not closed, this one the last; empty while it is not
 *     known of a period before how it has closed
 * @param previousRanks by subject, those of the period before
 */
public record OpenBoard(
        LiveBoard board, Optional<Timeline> timeline, Map<String, Integer> previousRanks) {}
