package io.duban.kit.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of comma-separated values that is being read, line after line while a quotation is open.
 */
final class CsvRecord {

    private enum State {
        START,
        PLAIN,
        QUOTED,
        CLOSED
    }

    private final char separator;
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private State state = State.START;
    private boolean malformed;

    CsvRecord(char separator) {
        this.separator = separator;
    }

    /**
     * Takes the next line.
     *
     * @return whether the row goes on in the line after
     */
    boolean take(String line) {
        if (state == State.QUOTED) {
            field.append('\n');
        }
        for (int i = 0; i < line.length() && !malformed; i++) {
            take(line.charAt(i));
        }
        if (state == State.QUOTED) {
            return true;
        }
        end();
        return false;
    }

    /** Whether something stands behind the end of a quotation. */
    boolean isMalformed() {
        return malformed;
    }

    List<String> fields() {
        return fields;
    }

    private void take(char next) {
        switch (state) {
            case QUOTED -> takeQuoted(next);
            case CLOSED -> takeBehindQuotation(next);
            case START, PLAIN -> takePlain(next);
        }
    }

    private void takeQuoted(char next) {
        if (next == '"') {
            state = State.CLOSED;
        } else {
            field.append(next);
        }
    }

    private void takeBehindQuotation(char next) {
        if (next == '"') {
            field.append(next);
            state = State.QUOTED;
        } else if (next == separator) {
            end();
        } else {
            malformed = next != ' ' && next != '\t';
        }
    }

    private void takePlain(char next) {
        if (next == separator) {
            end();
        } else if (next == '"' && state == State.START) {
            state = State.QUOTED;
        } else {
            field.append(next);
            state = State.PLAIN;
        }
    }

    private void end() {
        fields.add(field.toString());
        field.setLength(0);
        state = State.START;
    }
}
