package io.duban.project.lines;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first sheet of a workbook, its first row naming the columns. A formula is refused, because
 * what it says depends on who opens the file.
 */
final class ExcelTable {

    private static final Logger LOG = LoggerFactory.getLogger(ExcelTable.class);
    private static final int MOST_COLUMNS = 64;
    private static final int LARGEST_UNPACKED = 64 << 20;

    private ExcelTable() {}

    static List<Line> read(byte[] workbook) {
        try {
            return isBounded(workbook)
                    ? read(rows(workbook))
                    : List.of(Line.faulty(1, "too-large", "The file unpacks to more than 64 MiB."));
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

    /** A small file may unpack to one that no memory holds. */
    private static boolean isBounded(byte[] workbook) throws IOException {
        try (ZipFile zip = ZipFile.builder().setByteArray(workbook).get()) {
            long room = LARGEST_UNPACKED;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream part = zip.getInputStream(entry)) {
                    room -=
                            BoundedInputStream.builder()
                                    .setInputStream(part)
                                    .setMaxCount(room + 1)
                                    .get()
                                    .transferTo(OutputStream.nullOutputStream());
                }
                if (room < 0) {
                    return false;
                }
            }
            return true;
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
