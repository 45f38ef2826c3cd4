package io.duban.project.sheet;

import java.util.List;

/**
 * A table of a report.
 *
 * @param rows texts, numbers, dates and truth values; null leaves a cell empty
 */
public record Sheet(String name, List<String> columns, List<List<Object>> rows) {

    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
