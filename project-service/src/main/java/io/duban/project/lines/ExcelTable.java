package io.duban.project.lines;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first sheet of a workbook, its first row naming the columns. A formula is refused, because
 * what it says depends on who opens the file.
 */
final class ExcelTable {

    private static final Logger LOG = LoggerFactory.getLogger(ExcelTable.class);
    private static final int MOST_COLUMNS = 64;

    /** Places of a number; further ones are no measurement, and written out fill the memory. */
    private static final int MOST_PLACES = 100;

    private ExcelTable() {}

    static List<Line> read(byte[] workbook) {
        try {
            WorkbookBounds.check(workbook);
            return read(rows(workbook));
        } catch (UnfitWorkbookException e) {
            return List.of(Line.faulty(1, e.code(), e.getMessage()));
        } catch (IOException | RuntimeException e) {
            // The libraries below have many words for a file that is none.
            LOG.debug("Not a workbook.", e);
            return List.of(Line.faulty(1, "malformed", "The file is not a workbook (.xlsx)."));
        }
    }

    private static List<Row> rows(byte[] workbook) throws IOException {
        try (ReadableWorkbook open = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                Stream<Row> rows = open.getFirstSheet().openStream()) {
            return rows.filter(it -> it.getFirstNonEmptyCell().isPresent()).toList();
        }
    }

    private static List<Line> read(List<Row> rows) {
        List<Line> lines = new ArrayList<>();
        if (rows.isEmpty()) {
            return lines;
        }
        Row header = rows.getFirst();
        if (header.getCellCount() > MOST_COLUMNS) {
            return List.of(Line.faulty(1, "too-wide", "There are more than 64 columns."));
        }
        Columns columns =
                new Columns(header.stream().map(it -> it == null ? "" : it.getText()).toList());
        if (columns.namesOneTwice()) {
            return List.of(
                    Line.faulty(1, "duplicate-column", "The first row names a column twice."));
        }
        for (Row row : rows.subList(1, rows.size())) {
            lines.add(line(row, columns));
        }
        return lines;
    }

    private static Line line(Row row, Columns columns) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
            if (cell != null && cell.getType() == CellType.FORMULA) {
                return Line.faulty(
                        row.getRowNum(), "formula", cell.getAddress() + " holds a formula.");
            }
            if (cell != null && cell.getType() == CellType.ERROR) {
                return Line.faulty(
                        row.getRowNum(), "malformed", cell.getAddress() + " holds an error.");
            }
            if (cell != null && isAbsurd(cell)) {
                return Line.faulty(
                        row.getRowNum(),
                        "out-of-range",
                        cell.getAddress() + " holds no number that can be.");
            }
            cells.add(cell == null ? "" : text(cell, columns.isDate(i)));
        }
        return Line.of(row.getRowNum(), columns.document(cells));
    }

    private static boolean isAbsurd(Cell cell) {
        return cell.getType() == CellType.NUMBER
                && (Math.abs((long) cell.asNumber().scale()) > MOST_PLACES
                        || cell.asNumber().precision() > MOST_PLACES);
    }

    private static String text(Cell cell, boolean date) {
        return switch (cell.getType()) {
            case NUMBER ->
                    date
                            ? cell.asDate().toLocalDate().toString()
                            : cell.asNumber().stripTrailingZeros().toPlainString();
            case BOOLEAN -> cell.asBoolean().toString();
            case STRING, EMPTY, FORMULA, ERROR -> cell.getText().strip();
        };
    }
}
