package io.duban.kit.table;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

/**
 * The merged cells of a sheet that reach down over several rows: people write once what holds for
 * all of them.
 *
 * @param lastRows last row of each, by row and column of its first cell
 */
record MergedCells(Map<Long, Long> lastRows) {

    private static final Logger LOG = LoggerFactory.getLogger(MergedCells.class);
    private static final int COLUMNS = 1 << 14;

    MergedCells {
        lastRows = Map.copyOf(lastRows);
    }

    /** They stand behind the rows, so the sheet is read for them alone first. */
    static MergedCells read(InputStream sheet) {
        Map<Long, Long> lastRows = new HashMap<>();
        try (OpenXml xml = new OpenXml(sheet)) {
            while (xml.nextStart("mergeCell")) {
                put(xml.attribute("ref"), lastRows);
            }
        } catch (XMLStreamException e) {
            // Whoever reads the rows comes to the same place and tells it.
            LOG.debug("A sheet that breaks off.", e);
        }
        return new MergedCells(lastRows);
    }

    private static void put(String range, Map<Long, Long> lastRows) {
        int colon = range == null ? -1 : range.indexOf(':');
        if (colon < 0) {
            return;
        }
        CellAddress first = CellAddress.of(range.substring(0, colon));
        CellAddress last = CellAddress.of(range.substring(colon + 1));
        if (first != null && last != null && last.row() > first.row()) {
            lastRows.put(key(first.row(), first.column()), last.row());
        }
    }

    /** The last row that the cell reaches; its own where it is not merged. */
    long lastRow(long row, int column) {
        return lastRows.getOrDefault(key(row, column), row);
    }

    private static Long key(long row, int column) {
        return row * COLUMNS + column;
    }
}
