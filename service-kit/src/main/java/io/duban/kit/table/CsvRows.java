package io.duban.kit.table;

import io.duban.kit.lines.LineError;
import io.duban.kit.lines.Source;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The rows of comma-separated values (RFC 4180), read line by line, so that what is wrong with one
 * is the fault of its line alone: a quotation that never ends costs the line on which it begins.
 * Semicolons and tabs separate, too, where the first lines have more of those.
 */
final class CsvRows implements Source<Row> {

    private static final int LONGEST_ROW = 1 << 20;
    private static final int BYTES_OF_A_CELL = 100;
    private static final int LOOKED_AT = 20;
    private static final String SEPARATORS = ",;\t";

    private final TextLines lines;
    private final Deque<String> again = new ArrayDeque<>();
    private char separator;
    private long number;
    private long taken;

    CsvRows(Reader table) {
        this.lines = new TextLines(table, LONGEST_ROW);
    }

    @Override
    public Optional<Row> next() throws IOException {
        if (separator == 0) {
            separator = lookAhead();
        }
        String line = nextLine();
        if (line == null) {
            return Optional.empty();
        }
        long first = ++number;
        if (line.length() >= LONGEST_ROW) {
            return Optional.of(fault(first, "too-long", "The row is longer than 1 MiB."));
        }
        CsvRecord record = new CsvRecord(separator);
        List<String> more = new ArrayList<>();
        int length = line.length();
        boolean open = record.take(line);
        while (open && !record.isMalformed() && length < LONGEST_ROW) {
            String next = nextLine();
            if (next == null) {
                break;
            }
            more.add(next);
            length += next.length() + 1;
            open = record.take(next);
        }
        if (open || record.isMalformed()) {
            more.reversed().forEach(again::addFirst);
            return Optional.of(
                    fault(
                            first,
                            "malformed",
                            "A quotation in the row has no end, or no comma behind."));
        }
        number += more.size();
        return Optional.of(row(first, record.fields()));
    }

    @Override
    public long taken() {
        return taken;
    }

    private String nextLine() throws IOException {
        return again.isEmpty() ? lines.next() : again.removeFirst();
    }

    private Row row(long first, List<String> fields) {
        taken += fields.stream().mapToLong(it -> it.length() + BYTES_OF_A_CELL).sum();
        boolean broken = fields.stream().anyMatch(it -> it.indexOf(EncodedText.BROKEN) >= 0);
        return broken
                ? fault(
                        first,
                        "malformed",
                        "The row holds bytes that are no text in the file's encoding.")
                : Row.ofFields(first, fields);
    }

    private static Row fault(long number, String code, String detail) {
        return Row.faulty(null, number, LineError.of(code, detail));
    }

    /** The separator that the first lines have most often. */
    private char lookAhead() throws IOException {
        long[] counts = new long[SEPARATORS.length()];
        for (int i = 0; i < LOOKED_AT; i++) {
            String line = lines.next();
            if (line == null) {
                break;
            }
            again.addLast(line);
            for (int kind = 0; kind < counts.length; kind++) {
                char candidate = SEPARATORS.charAt(kind);
                counts[kind] += line.chars().filter(it -> it == candidate).count();
            }
        }
        int best = 0;
        for (int kind = 1; kind < counts.length; kind++) {
            best = counts[kind] > counts[best] ? kind : best;
        }
        return SEPARATORS.charAt(best);
    }
}
