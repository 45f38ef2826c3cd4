package io.duban.kit.sheet;

import java.time.LocalDate;
import java.util.List;

/**
 * A table for people.
 *
 * @param name of its tab
 * @param title above the table; absent where the table is read by programs, too
 * @param notes below the title, a line each
 * @param columns headings
 * @param rows texts, numbers, {@link Share shares}, dates and truth values; null leaves a cell
 *     empty
 */
public record Sheet(
        String name,
        String title,
        List<String> notes,
        List<String> columns,
        List<List<Object>> rows) {

    /** What the tab of a workbook may not be called by. */
    private static final int LONGEST_NAME = 31;

    public Sheet {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.matches(".*[\\[\\]:*?/\\\\].*")) {
            throw new IllegalArgumentException("name cannot be that of a tab but is " + name);
        }
        rows.forEach(row -> row.forEach(Sheet::requireReadable));
    }

    /** A table without a title. */
    public Sheet(String name, List<String> columns, List<List<Object>> rows) {
        this(name, null, List.of(), columns, rows);
    }

    /** The same under a title. */
    public Sheet titled(String itsTitle, List<String> itsNotes) {
        return new Sheet(name, itsTitle, itsNotes, columns, rows);
    }

    /** People read no name of a constant: whoever fills a cell says it in their words. */
    private static void requireReadable(Object cell) {
        switch (cell) {
            case null -> {
                // Stays empty.
            }
            case String _, Number _, Boolean _, LocalDate _, Share _ -> {
                // Has a form of its own.
            }
            default ->
                    throw new IllegalArgumentException(
                            "a cell cannot hold a " + cell.getClass().getSimpleName());
        }
    }
}
