package io.duban.notification.print;

import io.duban.notification.letter.Block.Table;
import io.duban.notification.print.Mark.Ink;
import io.duban.notification.print.Mark.Rule;
import io.duban.notification.print.TableLayout.HeadCell;
import io.duban.notification.print.TableLayout.Row;

import java.util.IdentityHashMap;
import java.util.List;

/** Sets tables: broken between rows, the head again on each page, at least two rows under it. */
final class TableSetter {

    private static final double FRAME = 0.35;
    private static final double INNER = 0.18;
    private static final int LEAST_ROWS = 2;

    private final Type type;
    private final IdentityHashMap<Table, TableLayout> measured = new IdentityHashMap<>();

    TableSetter(Type type) {
        this.type = type;
    }

    /** The height of the head and of the rows that must stand below it. */
    double least(Table table) {
        TableLayout layout = layout(table);
        return table.columns().isEmpty()
                ? 0
                : layout.wholeHead() + height(layout.rows(), 0, LEAST_ROWS);
    }

    /**
     * Sets a table from where the pages are.
     *
     * @param below room that is needed below its last row on the same page, in mm
     */
    void set(Table table, Pages pages, double below) {
        if (table.columns().isEmpty()) {
            return;
        }
        TableLayout layout = layout(table);
        List<Row> rows = layout.rows();
        int from = 0;
        do {
            int to = last(layout, from, pages, below);
            boolean tooFew = to - from < Math.min(LEAST_ROWS, rows.size() - from);
            if (tooFew && !pages.isFresh()) {
                pages.turn();
                continue;
            }
            to = Math.max(to, Math.min(from + 1, rows.size()));
            draw(layout, rows.subList(from, to), pages);
            from = to;
            if (from < rows.size()) {
                pages.turn();
            }
        } while (from < rows.size());
    }

    private TableLayout layout(Table table) {
        return measured.computeIfAbsent(table, t -> TableLayout.of(t, type));
    }

    /** Up to which row a part goes that begins with that one. */
    private static int last(TableLayout layout, int from, Pages pages, double below) {
        List<Row> rows = layout.rows();
        double room = pages.bottom() - pages.tableTop() - layout.wholeHead();
        int to = from;
        double used = 0;
        while (to < rows.size() && used + rows.get(to).height() <= room + 1e-6) {
            used += rows.get(to).height();
            to++;
        }
        int fewer = pages.isFresh() ? to : from;
        if (to == rows.size() && used + below > room) {
            // What follows needs some rows on its own page.
            return to - from >= 2 * LEAST_ROWS ? to - LEAST_ROWS : fewer;
        }
        if (rows.size() - to == 1) {
            return to - from > LEAST_ROWS ? to - 1 : fewer;
        }
        return to;
    }

    private static double height(List<Row> rows, int from, int count) {
        return rows.stream().skip(from).limit(count).mapToDouble(Row::height).sum();
    }

    private static void draw(TableLayout layout, List<Row> rows, Pages pages) {
        double top = pages.tableTop();
        double head = top + layout.wholeHead();
        double bottom = head + height(rows, 0, rows.size());
        drawHead(layout, top, head, pages);
        double y = head;
        for (Row row : rows) {
            drawRow(layout, row, y, pages);
            y += row.height();
            if (y < bottom - 1e-6) {
                pages.add(across(layout, y));
            }
        }
        if (!rows.isEmpty()) {
            pages.add(across(layout, head));
        }
        columns(layout, top, bottom, pages);
        frame(top, bottom, pages);
        pages.reached(bottom);
    }

    private static void drawHead(TableLayout layout, double top, double head, Pages pages) {
        double below = top + layout.groupHeight();
        for (HeadCell group : layout.groups()) {
            put(layout, group, top, below, pages);
            double left = layout.edges().get(group.from());
            double right = layout.edges().get(group.to());
            pages.add(new Rule(left, below, right, below, INNER, Ink.BLACK));
        }
        for (HeadCell cell : layout.heads()) {
            put(layout, cell, layout.isGrouped(cell.from()) ? below : top, head, pages);
        }
    }

    private static void put(
            TableLayout layout, HeadCell cell, double top, double bottom, Pages pages) {
        double left = layout.edges().get(cell.from());
        double right = layout.edges().get(cell.to());
        pages.add(cell.text().placed(left, right, top, bottom));
    }

    private static void drawRow(TableLayout layout, Row row, double top, Pages pages) {
        for (int i = 0; i < row.cells().size(); i++) {
            double left = layout.edges().get(i);
            double right = layout.edges().get(i + 1);
            pages.add(row.cells().get(i).placed(left, right, top, top + row.height()));
        }
    }

    private static void columns(TableLayout layout, double top, double bottom, Pages pages) {
        for (int i = 1; i < layout.edges().size() - 1; i++) {
            int column = i;
            boolean within =
                    layout.groups().stream().anyMatch(g -> g.from() < column && column < g.to());
            double from = within ? top + layout.groupHeight() : top;
            double x = layout.edges().get(i);
            pages.add(new Rule(x, from, x, bottom, INNER, Ink.BLACK));
        }
    }

    private static Rule across(TableLayout layout, double y) {
        return new Rule(Grid.LEFT, y, layout.edges().getLast(), y, INNER, Ink.BLACK);
    }

    private static void frame(double top, double bottom, Pages pages) {
        double half = FRAME / 2;
        double left = Grid.LEFT + half;
        double right = Grid.RIGHT - half;
        pages.add(new Rule(Grid.LEFT, top + half, Grid.RIGHT, top + half, FRAME, Ink.BLACK));
        pages.add(new Rule(Grid.LEFT, bottom - half, Grid.RIGHT, bottom - half, FRAME, Ink.BLACK));
        pages.add(new Rule(left, top, left, bottom, FRAME, Ink.BLACK));
        pages.add(new Rule(right, top, right, bottom, FRAME, Ink.BLACK));
    }
}
