package io.duban.ranking.board;

import io.duban.contracts.event.DubanEvent;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;

import java.util.IdentityHashMap;

/**
 * Events on their way to the broker, encoded while it is still known whose they are: what cannot be
 * written, or is larger than the broker takes, is the fault of that one ranking.
 */
final class Outbound {

    /** What a record may have beside its body, well reckoned. */
    private static final int HEADERS = 64 << 10;

    private static final int LARGEST = (16 << 20) - HEADERS;

    private final EventCodec codec;
    private final IdentityHashMap<DubanEvent, EncodedEvent> prepared = new IdentityHashMap<>();

    Outbound(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * Encodes an event that will perhaps be sent.
     *
     * @throws IllegalArgumentException when the broker would not take it
     */
    void prepare(DubanEvent event) {
        EncodedEvent encoded = codec.encode(event);
        if (encoded.body().length > LARGEST) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, but a record may have %d"
                            .formatted(event.eventId(), encoded.body().length, LARGEST));
        }
        prepared.put(event, encoded);
    }

    EncodedEvent encoded(DubanEvent event) {
        EncodedEvent encoded = prepared.get(event);
        return encoded == null ? codec.encode(event) : encoded;
    }

    void clear() {
        prepared.clear();
    }
}
