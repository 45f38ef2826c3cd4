package io.duban.ranking.query;

import io.duban.contracts.board.BoardRow;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.page.Cursors;
import io.duban.kit.query.Query;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows of a board are asked for.
 *
 * @param listed only those that are listed, or that are not
 * @param most rows; absent for all
 * @param revision that is asked for, or that the page before was of, so that the pages of one board
 *     are of one revision
 * @param from how many rows the pages before had
 * @param list names the list to cursors
 */
record BoardPart(
        Optional<Boolean> listed,
        Optional<Integer> most,
        Optional<Integer> revision,
        int from,
        String list,
        Cursors cursors) {

    static final int MOST_ROWS = 5_000;

    private static final int MOST_REVISIONS = 1_000_000;
    private static final char SEPARATOR = ':';

    /**
     * Reads it from a query, to its end.
     *
     * @throws InvalidInputException naming what is wrong with it
     */
    static BoardPart of(String ranking, String period, Query query, Cursors cursors) {
        Optional<Integer> revision = query.wholeNumber("revision", 1, MOST_REVISIONS);
        Optional<Boolean> listed =
                query.choice("listed", Map.of("true", Boolean.TRUE, "false", Boolean.FALSE));
        Optional<Integer> most = query.wholeNumber("limit", 1, MOST_ROWS);
        Optional<String> cursor = query.any("cursor");
        query.finish();
        String list = String.join(" ", "board", ranking, period, "" + revision, "" + listed);
        if (cursor.isEmpty()) {
            return new BoardPart(listed, most, revision, 0, list, cursors);
        }
        String last = cursors.lastKey(list, cursor.get());
        int colon = last.indexOf(SEPARATOR);
        return new BoardPart(
                listed,
                most,
                Optional.of(Integer.valueOf(last.substring(0, colon))),
                Integer.parseInt(last.substring(colon + 1)),
                list,
                cursors);
    }

    /** Reads the number of rows alone. */
    static Optional<Integer> most(Query query) {
        Optional<Integer> most = query.wholeNumber("limit", 1, MOST_ROWS);
        query.finish();
        return most;
    }

    /**
     * Some rows and where the next are.
     *
     * @param next empty where these are the last
     */
    record Rows(List<BoardRow> rows, Optional<String> next) {

        Rows {
            rows = List.copyOf(rows);
        }
    }

    /** What is asked for of these rows of a revision. */
    Rows of(List<BoardRow> all, int ofRevision) {
        List<BoardRow> wanted =
                listed.isEmpty()
                        ? all
                        : all.stream().filter(it -> it.listed() == listed.get()).toList();
        int begin = Math.min(from, wanted.size());
        int end = Math.min(wanted.size(), begin + most.orElse(wanted.size()));
        Optional<String> next =
                end < wanted.size()
                        ? Optional.of(cursors.after(list, "" + ofRevision + SEPARATOR + end))
                        : Optional.empty();
        return new Rows(wanted.subList(begin, end), next);
    }

    /** Names it, for the tag of an answer. */
    String name() {
        return String.join(" ", list, "" + most, "" + from);
    }
}
