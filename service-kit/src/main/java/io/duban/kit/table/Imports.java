package io.duban.kit.table;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InputTooLargeException;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.json.StrictJson;
import io.duban.kit.lines.DocumentLine;
import io.duban.kit.lines.JsonLines;
import io.duban.kit.lines.LineError;
import io.duban.kit.lines.Source;
import io.duban.kit.query.Query;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Opens what was sent as the lines of a kind: documents, a CSV table or a workbook. */
public final class Imports {

    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = "text/csv";
    public static final String EXCEL =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int LARGEST = 16 << 20;

    private final StrictJson json;
    private final WorkbookRoom room;

    public Imports(StrictJson json, WorkbookRoom room) {
        this.json = json;
        this.room = room;
    }

    /** A file that is open; closing gives back the room that it took. */
    public record OpenFile(Source<DocumentLine> lines, WorkbookRoom.Share share)
            implements AutoCloseable {

        @Override
        public void close() {
            share.close();
        }
    }

    /**
     * Whether the caller only asks what would become of the file. It is the last that is read of
     * the query.
     */
    public static boolean isDryRun(Query query) {
        boolean dryRun = query.flag("dryRun");
        query.finish();
        return dryRun;
    }

    /**
     * Opens a file as it streams in; a workbook is read whole first.
     *
     * @throws InputTooLargeException when a workbook is larger than 16 MiB
     */
    public OpenFile open(HttpServletRequest request, TableKind kind) throws IOException {
        MediaType type = MediaType.parseMediaType(request.getContentType());
        return open(request.getInputStream(), type, kind);
    }

    /**
     * Reads a file whole, then opens it.
     *
     * @throws InputTooLargeException when it is larger than 16 MiB
     */
    public OpenFile openWhole(HttpServletRequest request, TableKind kind) throws IOException {
        MediaType type = MediaType.parseMediaType(request.getContentType());
        if (MediaType.parseMediaType(EXCEL).isCompatibleWith(type)) {
            return open(request.getInputStream(), type, kind);
        }
        return open(new ByteArrayInputStream(whole(request.getInputStream())), type, kind);
    }

    private OpenFile open(InputStream content, MediaType type, TableKind kind) throws IOException {
        WorkbookRoom.Share share = room.share();
        if (MediaType.parseMediaType(EXCEL).isCompatibleWith(type)) {
            return workbook(content, kind, share);
        }
        if (MediaType.parseMediaType(CSV).isCompatibleWith(type)) {
            CsvRows rows = new CsvRows(new EncodedText(content, declared(type)));
            return new OpenFile(new TableLines(rows, kind), share);
        }
        return new OpenFile(new JsonLines(content, json), share);
    }

    private static OpenFile workbook(InputStream content, TableKind kind, WorkbookRoom.Share share)
            throws IOException {
        try {
            share.take(LARGEST);
            byte[] workbook = whole(content);
            Source<DocumentLine> lines = lines(workbook, kind, share);
            share.giveBack(LARGEST - workbook.length);
            return new OpenFile(lines, share);
        } catch (IOException | RuntimeException e) {
            share.close();
            throw e;
        }
    }

    private static Source<DocumentLine> lines(
            byte[] workbook, TableKind kind, WorkbookRoom.Share share) {
        try {
            share.take(WorkbookBounds.check(workbook));
            return new TableLines(new WorkbookRows(workbook), kind);
        } catch (UnfitWorkbookException e) {
            return new OneFault(LineError.of(e.code(), e.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            // The libraries below have many words for a file that is none.
            LOG.debug("Not a workbook.", e);
            return new OneFault(LineError.of("malformed", "The file is not a workbook (.xlsx)."));
        }
    }

    private static byte[] whole(InputStream content) throws IOException {
        byte[] whole = content.readNBytes(LARGEST + 1);
        if (whole.length > LARGEST) {
            throw new InputTooLargeException(LARGEST);
        }
        return whole;
    }

    private static Charset declared(MediaType type) {
        String name = type.getParameter("charset");
        return name == null
                ? null
                : Encodings.named(name)
                        .orElseThrow(
                                () ->
                                        new InvalidInputException(
                                                List.of(
                                                        new FieldError(
                                                                "/charset",
                                                                "unknown-value",
                                                                "must be UTF-8, GB18030, GBK,"
                                                                        + " GB2312 or UTF-16"))));
    }

    /** The one line of a file that is none. */
    private static final class OneFault implements Source<DocumentLine> {

        private DocumentLine line;

        OneFault(LineError fault) {
            line = DocumentLine.faulty(1, null, fault);
        }

        @Override
        public Optional<DocumentLine> next() {
            Optional<DocumentLine> next = Optional.ofNullable(line);
            line = null;
            return next;
        }

        @Override
        public long taken() {
            return 0;
        }
    }
}
