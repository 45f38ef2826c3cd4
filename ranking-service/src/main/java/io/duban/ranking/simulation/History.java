package io.duban.ranking.simulation;

import io.duban.contracts.board.Board;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.ladder.Miss;

import java.util.List;

/**
 * What was recorded in a city.
 *
 * @param boards the latest revision of each closed period, from the beginning, because a streak may
 *     have begun before the days looked at
 */
record History(List<Board> boards, List<Miss> misses, List<Finding> findings) {

    History {
        boards = List.copyOf(boards);
        misses = List.copyOf(misses);
        findings = List.copyOf(findings);
    }
}
