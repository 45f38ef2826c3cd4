package io.duban.notification.stream;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.page.Cursors;

import java.util.List;

/** Positions as they are given out: opaque, and good only if we made them. */
final class PositionSeal {

    private static final String STREAM = "events/stream";

    private final Cursors cursors;

    PositionSeal(Cursors cursors) {
        this.cursors = cursors;
    }

    String seal(StreamPosition position) {
        return cursors.after(STREAM, position.text());
    }

    /**
     * Reads a position back.
     *
     * @param now where the stream is
     * @throws InvalidInputException when it is none of ours
     */
    StreamPosition open(String id, StreamPosition now) {
        try {
            return StreamPosition.parse(cursors.lastKey(STREAM, id), now)
                    .orElseThrow(PositionSeal::foreign);
        } catch (InvalidInputException e) {
            throw foreign();
        }
    }

    private static InvalidInputException foreign() {
        return new InvalidInputException(
                List.of(
                        new FieldError(
                                "/lastEventId",
                                "foreign-position",
                                "is not an id that this stream has given out")));
    }
}
