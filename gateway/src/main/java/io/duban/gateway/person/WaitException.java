package io.duban.gateway.person;

import java.time.Duration;

/** The caller is to come back later. */
final class WaitException extends RuntimeException {

    private final Duration wait;

    WaitException(Duration wait, String detail) {
        super(detail, null, false, false);
        this.wait = wait;
    }

    /** Whole seconds, one at the least. */
    long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
