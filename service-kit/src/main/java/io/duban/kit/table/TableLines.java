package io.duban.kit.table;

import io.duban.kit.lines.DocumentLine;
import io.duban.kit.lines.LineError;
import io.duban.kit.lines.Source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/**
 * The lines of a table. In every sheet the first row that names the columns is looked for; what
 * stands above it is a title, and a sheet without one is passed over. Blank rows are no lines.
 */
public final class TableLines implements Source<DocumentLine> {

    private static final int LOOKED_AT = 20;

    private final Source<Row> rows;
    private final TableKind kind;
    private final LineBuilder builder;
    private final Queue<DocumentLine> ready = new ArrayDeque<>();
    private String sheet;
    private Header header;
    private long lastOfHeader;
    private int lookedAt;
    private boolean anyRow;
    private boolean anyHeader;
    private boolean ended;

    TableLines(Source<Row> rows, TableKind kind) {
        this.rows = rows;
        this.kind = kind;
        this.builder = new LineBuilder(kind);
    }

    @Override
    public Optional<DocumentLine> next() throws IOException {
        while (ready.isEmpty() && !ended) {
            Optional<Row> row = rows.next();
            if (row.isPresent()) {
                take(row.get());
            } else {
                end();
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    @Override
    public long taken() {
        return rows.taken();
    }

    private void take(Row row) {
        if (!Objects.equals(sheet, row.sheet())) {
            sheet = row.sheet();
            header = null;
            lookedAt = 0;
        }
        if (row.fault() != null) {
            ready.add(DocumentLine.faulty(row.number(), row.sheet(), row.fault()));
            anyHeader = true;
        } else if (header != null && row.number() <= lastOfHeader) {
            refine(row);
        } else if (!row.blank()) {
            anyRow = true;
            if (header == null) {
                look(row);
            } else if (lookedAt < LOOKED_AT) {
                ready.add(builder.line(row, header));
            }
        }
    }

    private void look(Row row) {
        if (lookedAt++ >= LOOKED_AT || !Header.isIn(row, kind)) {
            return;
        }
        anyHeader = true;
        lookedAt = 0;
        lastOfHeader = row.number() + row.height() - 1;
        settle(row, Header.of(Header.titles(row), kind));
    }

    /** A header of several rows says below what the merged cells above leave open. */
    private void refine(Row row) {
        Map<Integer, String> titles = new HashMap<>(header.titles());
        titles.putAll(Header.titles(row));
        settle(row, Header.of(titles, kind));
    }

    private void settle(Row row, Header found) {
        header = found;
        boolean last = row.number() >= lastOfHeader;
        Optional<LineError> fault = last ? found.fault(kind) : Optional.empty();
        fault.ifPresent(
                it -> {
                    ready.add(DocumentLine.faulty(row.number(), row.sheet(), it));
                    // Nothing below it can be told apart.
                    lookedAt = LOOKED_AT;
                });
    }

    private void end() {
        ended = true;
        boolean unnamed = anyRow || sheet != null || rows instanceof WorkbookRows;
        if (!anyHeader && unnamed) {
            String detail =
                    "None of the first %d rows%s names the columns, such as %s."
                            .formatted(
                                    LOOKED_AT,
                                    sheet == null ? "" : " of any sheet",
                                    String.join(", ", kind.headings().stream().limit(4).toList()));
            ready.add(DocumentLine.faulty(1, null, LineError.of("no-header", detail)));
        }
    }
}
