package io.duban.kit.table;

import io.duban.kit.lines.DocumentLine;
import io.duban.kit.lines.LineError;
import io.duban.kit.lines.NamedBody;
import io.duban.kit.lines.Spot;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the document of a row, as the columns above it say. */
final class LineBuilder {

    private final TableKind kind;
    private final ValueReader values;

    LineBuilder(TableKind kind) {
        this.kind = kind;
        this.values = new ValueReader(kind.zone());
    }

    DocumentLine line(Row row, Header header) {
        if (row.width() >= 0) {
            String detail = mismatch(row, header);
            if (detail != null) {
                return DocumentLine.faulty(
                        row.number(), row.sheet(), LineError.of("malformed", detail));
            }
        }
        return new Building(row, header).line();
    }

    /** A comma too many or too few moves every cell behind it under another column. */
    private static String mismatch(Row row, Header header) {
        boolean tooMany = row.cells().keySet().stream().anyMatch(it -> it >= header.width());
        int asked = header.width();
        return tooMany || row.width() < asked
                ? "The row has %d cells and the header %d.".formatted(row.width(), asked)
                : null;
    }

    /** The document that is being made. */
    private final class Building {

        private final Row row;
        private final Header header;
        private final ObjectNode document = JsonNodeFactory.instance.objectNode();
        private final List<LineError> faults = new ArrayList<>();
        private final Map<String, Spot> spots = new HashMap<>();
        private final List<NamedBody> bodies = new ArrayList<>();

        Building(Row row, Header header) {
            this.row = row;
            this.header = header;
        }

        DocumentLine line() {
            for (Column column : kind.columns()) {
                Integer place = header.columns().get(column);
                if (place != null && !column.aside()) {
                    take(column, place);
                }
            }
            header.unknown().forEach(this::takeUnknown);
            return new DocumentLine(row.number(), row.sheet(), document, faults, spots, bodies);
        }

        private void take(Column column, int place) {
            if (!FieldPath.isOfItem(column.field())) {
                spots.put(FieldPath.pointer(column.field()), spot(place));
            }
            JsonNode value = value(column, place);
            if (value == null) {
                return;
            }
            spots.put(FieldPath.put(document, column.field(), value), spot(place));
            if (column.type() == ColumnType.BODY) {
                bodies.add(new NamedBody(column.field(), value.asString(), aside()));
            }
        }

        /** The value of a cell; null where there is none that can be taken. */
        private JsonNode value(Column column, int place) {
            Cell cell = row.cells().get(place);
            if (cell == null) {
                return null;
            }
            try {
                return values.read(cell, column);
            } catch (CellFaultException e) {
                faults.add(fault(column.field(), place, e));
                return null;
            }
        }

        private LineError fault(String field, int place, CellFaultException fault) {
            String where =
                    row.sheet() == null
                            ? "Column '" + header.title(place) + "'"
                            : row.sheet() + "!" + row.address(place);
            return new LineError(
                    FieldPath.isOfItem(field) ? "" : FieldPath.pointer(field),
                    fault.code(),
                    where + " " + fault.getMessage() + ".",
                    header.title(place),
                    row.address(place));
        }

        /** What stands aside, to narrow a search; null where nothing does. */
        private String aside() {
            return kind.columns().stream()
                    .filter(it -> it.aside() && header.columns().containsKey(it))
                    .map(it -> value(it, header.columns().get(it)))
                    .filter(it -> it != null)
                    .map(JsonNode::asString)
                    .findFirst()
                    .orElse(null);
        }

        /** The form refuses it by its name. */
        private void takeUnknown(int place) {
            String title = header.title(place);
            Cell cell = row.cells().get(place);
            if (cell != null && !document.has(title)) {
                document.put(title, cell instanceof Cell.Text(var text) ? text : "");
                spots.put(FieldPath.pointerOf(title), spot(place));
            }
        }

        private Spot spot(int place) {
            return new Spot(header.title(place), row.address(place));
        }
    }
}
