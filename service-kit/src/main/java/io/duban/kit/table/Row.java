package io.duban.kit.table;

import io.duban.kit.lines.LineError;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a table.
 *
 * @param sheet in which it stands; absent where there are none
 * @param number of the row, or of the line on which it begins, from 1
 * @param cells those that are not blank, by their column from 0
 * @param blank whether nothing was written in it: what hangs down from a merged cell is not its own
 * @param width cells of the row, blank ones too; -1 where rows have none
 * @param height rows that its merged cells reach down, itself included
 * @param fault why it cannot be read; null otherwise
 */
record Row(
        String sheet,
        long number,
        Map<Integer, Cell> cells,
        boolean blank,
        int width,
        int height,
        LineError fault) {

    Row {
        cells = Map.copyOf(cells);
    }

    /** A row of a table without sheets. */
    static Row ofFields(long number, List<String> fields) {
        Map<Integer, Cell> cells = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String text = CellText.unguarded(fields.get(i));
            if (!CellText.isBlank(text)) {
                cells.put(i, new Cell.Text(text));
            }
        }
        return new Row(null, number, cells, cells.isEmpty(), fields.size(), 1, null);
    }

    static Row faulty(String sheet, long number, LineError fault) {
        return new Row(sheet, number, Map.of(), false, -1, 1, fault);
    }

    /** Such as {@code D7}; null where there are no sheets. */
    String address(int column) {
        return sheet == null ? null : CellAddress.letters(column) + number;
    }
}
