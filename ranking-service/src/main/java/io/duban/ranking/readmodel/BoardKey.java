package io.duban.ranking.readmodel;

import io.duban.contracts.board.Board;

/** Names a ranking's period in the store. */
record BoardKey(String ranking, String period) {

    static BoardKey of(Board board) {
        return new BoardKey(board.ranking(), board.period().id());
    }

    String id() {
        return ranking + ":" + period;
    }

    String id(int revision) {
        return id() + ":" + revision;
    }
}
