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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A table in UTF-8 whose first row names the columns. */
final class CsvTable {

    private CsvTable() {}

    static List<Line> read(byte[] table) {
        List<Line> lines = new ArrayList<>();
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(
                                new InputStreamReader(new ByteArrayInputStream(table), decoder))) {
            read(rows.iterator(), lines);
        } catch (CsvParseException | UncheckedIOException e) {
            lines.add(
                    Line.faulty(
                            lines.size() + 2L,
                            "malformed",
                            "The table is malformed or not UTF-8 from here on."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static void read(Iterator<CsvRecord> rows, List<Line> lines) {
        if (!rows.hasNext()) {
            return;
        }
        Columns columns = new Columns(rows.next().getFields());
        if (columns.namesOneTwice()) {
            lines.add(Line.faulty(1, "duplicate-column", "The first row names a column twice."));
            return;
        }
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            lines.add(
                    row.getFieldCount() == columns.size()
                            ? Line.of(
                                    row.getStartingLineNumber(), columns.document(row.getFields()))
                            : Line.faulty(
                                    row.getStartingLineNumber(),
                                    "malformed",
                                    "The row has another number of cells than the first."));
        }
    }
}
