package io.duban.notification.print;

import io.duban.notification.letter.Block.Column;
import io.duban.notification.letter.Block.Table;
import io.duban.notification.print.Mark.Face;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table, measured.
 *
 * @param edges of the columns, one more than these, in mm
 * @param groups heads above several columns
 * @param groupHeight of the row of these; 0 where there are none
 */
record TableLayout(
        List<Double> edges,
        List<HeadCell> heads,
        List<HeadCell> groups,
        double groupHeight,
        double headHeight,
        List<Row> rows) {

    private static final double ROW = 7.6;
    private static final double HEAD = 10.5;

    /** Tables with a head of two rows are set closer. */
    private static final double CLOSE_ROW = 6.2;

    private static final double CLOSE_HEAD = 5.6;
    private static final double MARGIN = 0.75;
    private static final double NARROWEST_COLUMN = 2 * MARGIN + 1;
    private static final double HIGHEST_HEAD = 30;
    private static final int MOST_LINES = 36;

    TableLayout {
        edges = List.copyOf(edges);
        heads = List.copyOf(heads);
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    /** A head above the columns from one to before another. */
    record HeadCell(CellText text, int from, int to) {}

    /** A row of cells, one for each column. */
    record Row(List<CellText> cells, double height) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /** Whether a column stands below a group. */
    boolean isGrouped(int column) {
        return groups.stream().anyMatch(g -> g.from() <= column && column < g.to());
    }

    /** From the top of the group heads to the first row. */
    double wholeHead() {
        return groupHeight + headHeight;
    }

    /**
     * @throws IllegalArgumentException for a row with more cells than there are columns
     */
    static TableLayout of(Table table, Type type) {
        List<Double> edges = edges(table.columns());
        List<HeadCell> heads = heads(table.columns(), edges, type);
        List<HeadCell> groups = groups(table.columns(), edges, type);
        boolean close = !groups.isEmpty();
        double groupHeight = close ? highest(CLOSE_HEAD, groups) : 0;
        List<HeadCell> below =
                heads.stream().filter(h -> groups.stream().anyMatch(g -> holds(g, h))).toList();
        List<HeadCell> alone = heads.stream().filter(h -> !below.contains(h)).toList();
        double headHeight =
                close
                        ? Math.max(highest(CLOSE_HEAD, below), highest(0, alone) - groupHeight)
                        : highest(HEAD, heads);
        List<Row> rows = new ArrayList<>();
        for (List<String> cells : table.rows()) {
            rows.addAll(rows(cells, edges, close ? CLOSE_ROW : ROW, type));
        }
        return new TableLayout(edges, heads, groups, groupHeight, headHeight, rows);
    }

    private static boolean holds(HeadCell group, HeadCell head) {
        return group.from() <= head.from() && head.to() <= group.to();
    }

    private static double highest(double least, List<HeadCell> cells) {
        return cells.stream().mapToDouble(c -> c.text().height()).reduce(least, Math::max);
    }

    private static List<Double> edges(List<Column> columns) {
        double room = Grid.WIDTH - columns.size() * NARROWEST_COLUMN;
        double wanted = columns.stream().mapToDouble(c -> beyondLeast(c)).sum();
        List<Double> edges = new ArrayList<>();
        double x = Grid.LEFT;
        edges.add(x);
        for (Column column : columns) {
            boolean shares = room > 0 && wanted > 0;
            x +=
                    shares
                            ? NARROWEST_COLUMN + beyondLeast(column) * room / wanted
                            : Grid.WIDTH / columns.size();
            edges.add(x);
        }
        return edges;
    }

    private static double beyondLeast(Column column) {
        return Math.max(0, column.width() - NARROWEST_COLUMN);
    }

    private static List<HeadCell> heads(List<Column> columns, List<Double> edges, Type type) {
        List<HeadCell> heads = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            heads.add(head(columns.get(i).title(), i, i + 1, edges, type));
        }
        return heads;
    }

    private static List<HeadCell> groups(List<Column> columns, List<Double> edges, Type type) {
        List<HeadCell> groups = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= columns.size(); i++) {
            String group = columns.get(from).group();
            if (i == columns.size() || !columns.get(i).group().equals(group)) {
                if (!group.isEmpty()) {
                    groups.add(head(group, from, i, edges, type));
                }
                from = i;
            }
        }
        return groups;
    }

    private static HeadCell head(String text, int from, int to, List<Double> edges, Type type) {
        double width = width(edges, from, to);
        List<Glyph> glyphs = type.measure(text, Face.BLACK);
        return new HeadCell(CellText.within(glyphs, width, HIGHEST_HEAD), from, to);
    }

    private static double width(List<Double> edges, int from, int to) {
        return Math.max(0.5, edges.get(to) - edges.get(from) - 2 * MARGIN);
    }

    /** A row that is higher than a page goes on as further rows. */
    private static List<Row> rows(List<String> texts, List<Double> edges, double least, Type type) {
        int columns = edges.size() - 1;
        if (texts.size() > columns) {
            throw new IllegalArgumentException(
                    "a table of " + columns + " columns has a row of " + texts.size() + " cells");
        }
        List<CellText> cells = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < columns; i++) {
            String text = i < texts.size() ? texts.get(i) : "";
            CellText cell = CellText.wrapped(type.measure(text, Face.BODY), width(edges, i, i + 1));
            cells.add(cell);
            most = Math.max(most, cell.lines().size());
        }
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < most; from += MOST_LINES) {
            int first = from;
            rows.add(row(cells.stream().map(c -> c.part(first, first + MOST_LINES)), least));
        }
        return rows;
    }

    private static Row row(Stream<CellText> cells, double least) {
        List<CellText> all = cells.toList();
        double height = all.stream().mapToDouble(CellText::height).reduce(least, Math::max);
        return new Row(all, height);
    }
}
