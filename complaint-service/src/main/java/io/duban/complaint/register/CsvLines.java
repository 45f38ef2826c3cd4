package io.duban.complaint.register;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** A table's rows as one document a line, so that both kinds of file take the same way. */
final class CsvLines extends InputStream {
    private final Iterator<NamedCsvRecord> rows;
    private final JsonMapper mapper;
    private byte[] line = new byte[0];
    private int at;

    CsvLines(InputStream table, JsonMapper mapper) {
        this.rows =
                CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))
                        .iterator();
        this.mapper = mapper;
    }

    @Override
    public int read() {
        return hasMore() ? line[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (!hasMore()) {
            return -1;
        }
        int many = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, offset, many);
        at += many;
        return many;
    }

    private boolean hasMore() {
        if (at == line.length && rows.hasNext()) {
            line = (document(rows.next()) + "\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < line.length;
    }

    private String document(NamedCsvRecord row) {
        ObjectNode document = mapper.createObjectNode();
        row.getFieldsAsMap().forEach((field, value) -> put(document, field.strip(), value));
        return mapper.writeValueAsString(document);
    }

    private static void put(ObjectNode document, String field, String value) {
        if (value.isEmpty()) {
            return;
        }
        switch (field) {
            case "companyId" -> inner(document, "company").put("id", value);
            case "companyName" -> inner(document, "company").put("name", value);
            case "managerName" -> inner(document, "manager").put("name", value);
            case "households" -> {
                if (value.matches("\\d{1,9}")) {
                    document.put(field, Integer.parseInt(value));
                } else {
                    document.put(field, value);
                }
            }
            default -> document.put(field, value);
        }
    }

    private static ObjectNode inner(ObjectNode document, String field) {
        return document.get(field) instanceof ObjectNode present
                ? present
                : document.putObject(field);
    }
}
