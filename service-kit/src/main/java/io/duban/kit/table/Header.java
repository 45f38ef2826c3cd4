package io.duban.kit.table;

import io.duban.kit.lines.LineError;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The row that names the columns.
 *
 * @param columns place of each column that the kind knows
 * @param titles what stands above the columns, by their place; blank cells are no columns
 * @param unknown places of the columns that the kind does not know
 * @param width one more than the last place that has a title
 */
record Header(
        Map<Column, Integer> columns,
        Map<Integer, String> titles,
        Set<Integer> unknown,
        int width) {

    private static final int MOST_COLUMNS = 256;

    /** So many known headings in one row are no chance. */
    private static final int SURE = 4;

    Header {
        columns = Map.copyOf(columns);
        titles = Map.copyOf(titles);
        unknown = Set.copyOf(unknown);
    }

    /**
     * Whether the row names columns: the one that tells what a line is about, and more that the
     * kind knows than others. Above the header there may be a title, and who filled in the list:
     * 县区：兰山区.
     */
    static boolean isIn(Row row, TableKind kind) {
        Map<String, Column> byHeading = kind.byHeading();
        Set<String> fields = new HashSet<>();
        int others = 0;
        for (String title : titles(row).values()) {
            Column column = byHeading.get(Headings.plain(title));
            if (column != null) {
                fields.add(column.field());
            } else if (!kind.isForReaders(title)) {
                others++;
            }
        }
        int known = fields.size();
        boolean enough = kind.strict() ? known > others || known >= SURE : known > 1;
        return fields.contains(kind.idField()) && enough;
    }

    static Header of(Map<Integer, String> titles, TableKind kind) {
        Map<String, Column> byHeading = kind.byHeading();
        Map<Column, Integer> columns = new LinkedHashMap<>();
        Set<Integer> unknown = new HashSet<>();
        for (Map.Entry<Integer, String> title : new TreeMap<>(titles).entrySet()) {
            Column column = byHeading.get(Headings.plain(title.getValue()));
            if (column != null) {
                Integer before = columns.get(column);
                if (before == null
                        || rank(column, title.getValue()) < rank(column, titles.get(before))) {
                    columns.put(column, title.getKey());
                }
            } else if (kind.strict() && !kind.isForReaders(title.getValue())) {
                unknown.add(title.getKey());
            }
        }
        int width = titles.keySet().stream().mapToInt(it -> it + 1).max().orElse(0);
        return new Header(columns, titles, unknown, width);
    }

    /** What stands in each cell of a row, where it is a text. */
    static Map<Integer, String> titles(Row row) {
        Map<Integer, String> titles = new HashMap<>();
        row.cells()
                .forEach(
                        (place, cell) -> {
                            if (cell instanceof Cell.Text(var text)) {
                                titles.put(place, CellText.tidy(text));
                            }
                        });
        return titles;
    }

    /** What is wrong with it; empty when nothing is. */
    Optional<LineError> fault(TableKind kind) {
        if (titles.size() > MOST_COLUMNS) {
            return Optional.of(
                    LineError.of(
                            "too-wide", "There are more than %d columns.".formatted(MOST_COLUMNS)));
        }
        Map<String, String> seen = new HashMap<>();
        for (String title : kind.strict() ? new TreeMap<>(titles).values() : Set.<String>of()) {
            Column column = kind.byHeading().get(Headings.plain(title));
            String name = column == null ? Headings.plain(title) : column.field();
            String before = kind.isForReaders(title) ? null : seen.put(name, title);
            if (before != null) {
                return Optional.of(
                        LineError.of(
                                "duplicate-column",
                                "The row names a column twice, as '%s' and as '%s'."
                                        .formatted(before, title)));
            }
        }
        return Optional.empty();
    }

    /** The title of the column at that place. */
    String title(int place) {
        return titles.get(place);
    }

    private static int rank(Column column, String title) {
        String plain = Headings.plain(title);
        for (int i = 0; i < column.headings().size(); i++) {
            if (Headings.plain(column.headings().get(i)).equals(plain)) {
                return i;
            }
        }
        return column.headings().size();
    }
}
