package io.duban.project.lines;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A table in UTF-8 whose first row names the columns. */
final class CsvTable {

    private CsvTable() {}

    /** One row is read after the other, for all of them together may be more than memory holds. */
    static void read(byte[] table, LineTaker taker) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        long line = 1;
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(
                                new InputStreamReader(new ByteArrayInputStream(table), decoder))) {
            Columns columns = null;
            for (CsvRecord row : rows) {
                line = row.getStartingLineNumber() + 1;
                if (columns != null) {
                    taker.take(line(row, columns));
                    continue;
                }
                columns = new Columns(row.getFields());
                if (columns.namesOneTwice()) {
                    taker.take(
                            Line.faulty(
                                    1, "duplicate-column", "The first row names a column twice."));
                    return;
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            taker.take(
                    Line.faulty(
                            line,
                            "malformed",
                            "The table is malformed or not UTF-8 from here on."));
        }
    }

    private static Line line(CsvRecord row, Columns columns) {
        return row.getFieldCount() == columns.size()
                ? Line.of(row.getStartingLineNumber(), columns.document(row.getFields()))
                : Line.faulty(
                        row.getStartingLineNumber(),
                        "malformed",
                        "The row has another number of cells than the first.");
    }
}
