package io.duban.kit.table;

import io.duban.kit.lines.LineError;
import io.duban.kit.lines.Source;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLStreamException;

/** The rows of the sheets of a workbook (.xlsx) that can be seen, one sheet after the other. */
final class WorkbookRows implements Source<Row>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkbookRows.class);
    private static final int BYTES_OF_A_CELL = 100;

    private final ZipFile zip;
    private final Deque<WorkbookIndex.SheetPart> sheets;
    private final boolean from1904;
    private final List<String> strings;
    private WorkbookIndex.SheetPart sheet;
    private SheetRows open;
    private long taken;

    /** The workbook has been found fit to be opened. */
    WorkbookRows(byte[] workbook) throws IOException {
        zip = ZipFile.builder().setByteArray(workbook).get();
        try {
            WorkbookIndex index = WorkbookIndex.read(this::part);
            sheets = new ArrayDeque<>(index.sheets());
            from1904 = index.from1904();
            strings = SharedStrings.read(part(index.sharedStrings()));
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (open != null || !sheets.isEmpty()) {
            Optional<Row> row = nextOfSheet();
            if (row.isPresent()) {
                taken += size(row.get());
                return row;
            }
            open = null;
        }
        close();
        return Optional.empty();
    }

    private Optional<Row> nextOfSheet() throws IOException {
        if (open == null) {
            sheet = sheets.removeFirst();
        }
        try {
            open = open == null ? open(sheet) : open;
            return open.next();
        } catch (XMLStreamException | RuntimeException e) {
            LOG.debug("A sheet that cannot be read.", e);
            long row = open == null ? 1 : open.number() + 1;
            open = null;
            return Optional.of(
                    Row.faulty(
                            sheet.name(),
                            row,
                            LineError.of("malformed", "The sheet cannot be read from here on.")));
        }
    }

    @Override
    public long taken() {
        return taken;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private SheetRows open(WorkbookIndex.SheetPart which) throws IOException, XMLStreamException {
        MergedCells merged = MergedCells.read(part(which.part()));
        CellReader cells = new CellReader(strings, from1904);
        return new SheetRows(which.name(), part(which.part()), cells, merged);
    }

    /** The part of that name, empty where there is none. */
    private InputStream part(String name) throws IOException {
        ZipArchiveEntry entry = name == null ? null : zip.getEntry(name);
        return entry == null ? new ByteArrayInputStream(new byte[0]) : zip.getInputStream(entry);
    }

    private static long size(Row row) {
        return row.cells().values().stream().mapToLong(it -> it.length() + BYTES_OF_A_CELL).sum();
    }
}
