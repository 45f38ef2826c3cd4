package io.duban.kit.event;

/** A record on one of our topics is not an event; whoever reads it sets it aside and says so. */
public final class UnreadableEventException extends RuntimeException {

    public UnreadableEventException(String detail) {
        super(detail);
    }
}
