package io.duban.notification.letter;

import io.duban.notification.letter.Block.Column;

import java.util.ArrayList;
import java.util.List;

/**
 * The head of a table: one row, or two where columns stand in groups.
 *
 * @param upper a cell for each group and for each column without one
 * @param lower a cell for each column of a group; empty where there is no group
 */
public record TableHead(List<Cell> upper, List<Cell> lower) {

    /**
     * A cell of a head.
     *
     * @param column the first that it stands over, from 0
     * @param columns how many it stands over
     * @param rows how many rows it fills
     */
    public record Cell(String text, int column, int columns, int rows) {}

    public TableHead {
        upper = List.copyOf(upper);
        lower = List.copyOf(lower);
    }

    public static TableHead of(List<Column> columns) {
        List<Cell> upper = new ArrayList<>();
        List<Cell> lower = new ArrayList<>();
        boolean grouped = columns.stream().anyMatch(it -> !it.group().isEmpty());
        int at = 0;
        while (at < columns.size()) {
            int end = end(columns, at);
            String group = columns.get(at).group();
            if (group.isEmpty()) {
                upper.add(new Cell(columns.get(at).title(), at, 1, grouped ? 2 : 1));
            } else {
                upper.add(new Cell(group, at, end - at, 1));
                for (int i = at; i < end; i++) {
                    lower.add(new Cell(columns.get(i).title(), i, 1, 1));
                }
            }
            at = end;
        }
        return new TableHead(upper, lower);
    }

    /** One or two rows; none for a table without columns. */
    public List<List<Cell>> rows() {
        if (upper.isEmpty()) {
            return List.of();
        }
        return lower.isEmpty() ? List.of(upper) : List.of(upper, lower);
    }

    /** Where the group that begins here ends. */
    private static int end(List<Column> columns, int from) {
        String group = columns.get(from).group();
        int end = from + 1;
        while (!group.isEmpty() && end < columns.size() && columns.get(end).group().equals(group)) {
            end++;
        }
        return end;
    }
}
