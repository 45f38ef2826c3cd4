package io.duban.project.lines;

import io.duban.kit.json.InputTooLargeException;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * The first sheet of a workbook, its first row naming the columns. A formula is refused, because
 * what it says depends on who opens the file.
 */
final class ExcelTable {

    private static final int MOST_COLUMNS = 64;
    private static final int LARGEST_UNPACKED = 64 << 20;

    private ExcelTable() {}

    static List<Line> read(byte[] workbook) throws IOException {
        requireBounded(workbook);
        try (ReadableWorkbook open = new ReadableWorkbook(new ByteArrayInputStream(workbook));
                Stream<Row> rows = open.getFirstSheet().openStream()) {
            return read(rows.filter(it -> it.getFirstNonEmptyCell().isPresent()).toList());
        } catch (ExcelReaderException | IOException e) {
            return List.of(Line.faulty(1, "malformed", "The file is not a workbook (.xlsx)."));
        }
    }

    /** A small file may unpack to one that no memory holds. */
    private static void requireBounded(byte[] workbook) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            byte[] buffer = new byte[64 << 10];
            long unpacked = 0;
            while (zip.getNextEntry() != null) {
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > LARGEST_UNPACKED) {
                        throw new InputTooLargeException(LARGEST_UNPACKED);
                    }
                }
            }
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
            cells.add(cell == null ? "" : text(cell, columns.isDate(i)));
        }
        return Line.of(row.getRowNum(), columns.document(cells));
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
