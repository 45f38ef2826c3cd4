package io.duban.complaint.lines;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table in UTF-8 whose first row names the fields; a name such as {@code company.id} is a field
 * of an inner document. An empty cell is an absent field. A table that cannot be read on from some
 * place ends there, with a fault.
 */
public final class CsvLines implements Source<DocumentLine> {

    private static final int LONGEST_ROW = 1 << 20;
    private static final int MOST_COLUMNS = 64;
    private static final int BYTES_OF_A_CELL = 100;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

    private final Iterator<CsvRecord> rows;
    private final String numberField;
    private final Map<String, String> otherNames;
    private List<String> names = List.of();
    private long line;
    private long taken;
    private boolean ended;

    /**
     * @param numberField the one field whose digits are a number; every other cell is a text
     * @param otherNames further names of columns, to the name of the field
     */
    public CsvLines(InputStream table, String numberField, Map<String, String> otherNames) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.rows =
                CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_ROW)
                        .ofCsvRecord(new InputStreamReader(table, decoder))
                        .iterator();
        this.numberField = numberField;
        this.otherNames = Map.copyOf(otherNames);
    }

    @Override
    public Optional<DocumentLine> next() throws IOException {
        try {
            if (line == 0 && !readHeader()) {
                return end("duplicate-column", "The first row names a column twice.");
            }
            if (names.size() > MOST_COLUMNS) {
                return end("too-wide", "There are more than %d columns.".formatted(MOST_COLUMNS));
            }
            return ended || !rows.hasNext() ? Optional.empty() : Optional.of(read(rows.next()));
        } catch (CsvParseException e) {
            return end("malformed", "The table is malformed from here on, or a row is too long.");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                return end("malformed", "The table is not UTF-8.");
            }
            throw e.getCause();
        }
    }

    @Override
    public long taken() {
        return taken;
    }

    private boolean readHeader() {
        line = 1;
        if (rows.hasNext()) {
            CsvRecord header = rows.next();
            line = header.getStartingLineNumber();
            names =
                    header.getFields().stream()
                            .map(it -> it.replace(BYTE_ORDER_MARK, "").strip())
                            .map(it -> otherNames.getOrDefault(it, it))
                            .toList();
        }
        return new HashSet<>(names).size() == names.size();
    }

    private Optional<DocumentLine> end(String code, String detail) {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        return Optional.of(DocumentLine.faulty(line + 1, code, detail));
    }

    private DocumentLine read(CsvRecord row) {
        line = row.getStartingLineNumber();
        taken += row.getFields().stream().mapToLong(it -> it.length() + BYTES_OF_A_CELL).sum();
        if (row.getFieldCount() != names.size()) {
            String detail =
                    "The row has %d cells and the first row %d."
                            .formatted(row.getFieldCount(), names.size());
            return DocumentLine.faulty(line, "malformed", detail);
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
            if (!row.getField(i).isEmpty()) {
                put(document, names.get(i), row.getField(i));
            }
        }
        return DocumentLine.of(line, document);
    }

    private void put(ObjectNode document, String name, String cell) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            inner(document, name.substring(0, dot)).put(name.substring(dot + 1), cell);
        } else if (name.equals(numberField) && WHOLE_NUMBER.matcher(cell).matches()) {
            document.put(name, Integer.parseInt(cell));
        } else {
            document.put(name, cell);
        }
    }

    private static ObjectNode inner(ObjectNode document, String name) {
        JsonNode present = document.get(name);
        return present instanceof ObjectNode object ? object : document.putObject(name);
    }
}
