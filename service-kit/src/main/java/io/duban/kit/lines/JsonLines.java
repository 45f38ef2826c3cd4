package io.duban.kit.lines;

import io.duban.kit.json.MalformedJsonException;
import io.duban.kit.json.StrictJson;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** NDJSON: a document a line. Blank lines are passed over, but counted. */
public final class JsonLines implements Source<DocumentLine> {

    private static final int LONGEST_LINE = 1 << 20;
    private static final int BYTES_OF_A_NODE = 100;

    private final LineReader lines;
    private final StrictJson json;
    private long taken;

    public JsonLines(InputStream in, StrictJson json) {
        this.lines = new LineReader(in, LONGEST_LINE);
        this.json = json;
    }

    @Override
    public Optional<DocumentLine> next() throws IOException {
        Optional<LineReader.Line> line = lines.next();
        while (line.isPresent() && line.get().isBlank()) {
            line = lines.next();
        }
        taken += line.map(it -> size(it.bytes())).orElse(0L);
        return line.map(this::read);
    }

    @Override
    public long taken() {
        return taken;
    }

    /** What the line takes once it is read: an object of two brackets is no small thing. */
    private static long size(byte[] line) {
        long nodes = 0;
        for (byte b : line) {
            if (b == '{' || b == '[' || b == ',') {
                nodes++;
            }
        }
        return line.length + nodes * BYTES_OF_A_NODE;
    }

    private DocumentLine read(LineReader.Line line) {
        if (line.tooLong()) {
            return DocumentLine.faulty(line.number(), "too-long", "The line is longer than 1 MiB.");
        }
        try {
            return DocumentLine.of(line.number(), json.read(line.bytes()));
        } catch (MalformedJsonException e) {
            return DocumentLine.faulty(line.number(), "malformed", e.getMessage());
        }
    }
}
