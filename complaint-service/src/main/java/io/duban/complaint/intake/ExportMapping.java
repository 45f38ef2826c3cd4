package io.duban.complaint.intake;

import io.duban.kit.table.Column;
import io.duban.kit.table.ColumnType;
import io.duban.kit.table.TableKind;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns and values of a hotline's export mean.
 *
 * @param columns field of each heading, in the order in which they count where two stand for one
 * @param values for a field, what its texts stand for
 * @param zone in which a time lies that tells no offset
 */
record ExportMapping(
        String id,
        Map<String, String> columns,
        Map<String, Map<String, String>> values,
        ZoneId zone) {

    /** Fields that a column may stand for, and how their cells are read. */
    static final Map<String, ColumnType> FIELDS = fields();

    /** Field for the name of an estate, by which it is looked for. */
    static final String ESTATE_NAME = "estateName";

    static final String STREET = "street";
    static final String COUNTY = "county";

    ExportMapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        values = Map.copyOf(values);
    }

    /** The table that an export with these columns is. */
    TableKind kind() {
        Map<String, List<String>> headings = new LinkedHashMap<>();
        columns.forEach(
                (heading, field) ->
                        headings.computeIfAbsent(field, _ -> new ArrayList<>()).add(heading));
        List<Column> all = new ArrayList<>();
        headings.forEach(
                (field, names) ->
                        all.add(Column.of(field, FIELDS.get(field), names.toArray(String[]::new))));
        return ExportColumns.kind(all, zone);
    }

    private static Map<String, ColumnType> fields() {
        Map<String, ColumnType> fields = new LinkedHashMap<>();
        fields.put("ticketNo", ColumnType.IDENTIFIER);
        fields.put("receivedAt", ColumnType.TIME);
        fields.put("channel", ColumnType.TEXT);
        fields.put("category", ColumnType.TEXT);
        fields.put("title", ColumnType.TEXT);
        fields.put("detail", ColumnType.TEXT);
        fields.put("estateId", ColumnType.IDENTIFIER);
        fields.put("estateName", ColumnType.TEXT);
        fields.put("street", ColumnType.TEXT);
        fields.put("county", ColumnType.TEXT);
        fields.put("address", ColumnType.TEXT);
        fields.put("households", ColumnType.NUMBER);
        fields.put("caller.name", ColumnType.TEXT);
        fields.put("caller.phone", ColumnType.TEXT);
        fields.put("caller.unit", ColumnType.TEXT);
        return Collections.unmodifiableMap(fields);
    }
}
