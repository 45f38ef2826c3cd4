package io.duban.kit.table;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLStreamException;

/** The rows of one sheet, in their order. */
final class SheetRows {

    private record Hanging(Cell cell, long lastRow) {}

    private final String name;
    private final OpenXml xml;
    private final CellReader reader;
    private final MergedCells merged;
    private final Map<Integer, Hanging> hanging = new HashMap<>();
    private long number;

    SheetRows(String name, InputStream part, CellReader reader, MergedCells merged)
            throws XMLStreamException {
        this.name = name;
        this.xml = new OpenXml(part);
        this.reader = reader;
        this.merged = merged;
    }

    /** The next row; empty at the end of the sheet. */
    Optional<Row> next() throws XMLStreamException {
        if (!xml.nextStart("row")) {
            return Optional.empty();
        }
        String told = xml.attribute("r");
        number = told == null ? number + 1 : Long.parseLong(told);
        Map<Integer, Cell> own = cells();
        Map<Integer, Cell> cells = new HashMap<>();
        hanging.values().removeIf(it -> it.lastRow() < number);
        hanging.forEach((column, it) -> cells.put(column, it.cell()));
        cells.putAll(own);
        long last = number;
        for (Map.Entry<Integer, Cell> cell : own.entrySet()) {
            long lastRow = merged.lastRow(number, cell.getKey());
            if (lastRow > number) {
                hanging.put(cell.getKey(), new Hanging(cell.getValue(), lastRow));
                last = Math.max(last, lastRow);
            }
        }
        int height = (int) Math.min(last - number + 1, Integer.MAX_VALUE);
        return Optional.of(new Row(name, number, cells, own.isEmpty(), -1, height, null));
    }

    /** Of the row that was read last. */
    long number() {
        return number;
    }

    private Map<Integer, Cell> cells() throws XMLStreamException {
        Map<Integer, Cell> cells = new HashMap<>();
        int column = -1;
        while (xml.nextTag() && !(xml.isAt("row") && !xml.isStart())) {
            if (xml.isStart() && xml.isAt("c")) {
                String told = xml.attribute("r");
                CellAddress address = told == null ? null : CellAddress.of(told);
                column = address == null ? column + 1 : address.column();
                int at = column;
                reader.read(xml).ifPresent(it -> cells.put(at, it));
            }
        }
        return cells;
    }
}
