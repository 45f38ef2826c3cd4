package io.duban.kit.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import java.io.IOException;

/** No more of a body is taken in: there is no room for it, or it comes too slowly. */
public final class BodyRefusedException extends IOException {

    private static final String RETRY_SECONDS = "2";

    private final HttpStatus status;
    private final String code;
    private final String title;

    private BodyRefusedException(HttpStatus status, String code, String title, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
    }

    public static BodyRefusedException noRoom() {
        return new BodyRefusedException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-bodies",
                "Temporarily unavailable",
                "So much is being sent at the moment that there is no room for this body.");
    }

    public static BodyRefusedException noRoomForCaller() {
        return new BodyRefusedException(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-bodies-of-one-key",
                "Too many requests",
                "This key sends too much at the same time; let its other calls end first.");
    }

    public static BodyRefusedException tooSlow() {
        return new BodyRefusedException(
                HttpStatus.REQUEST_TIMEOUT,
                "too-slow",
                "Too slow",
                "The body came too slowly and was not heard to its end.");
    }

    public HttpStatus status() {
        return status;
    }

    public ProblemDetail problem() {
        return Problems.of(status, code, title, getMessage());
    }

    /** Says when to come again, or that this connection ends. */
    public void addTo(HttpHeaders headers) {
        if (status == HttpStatus.REQUEST_TIMEOUT) {
            headers.set(HttpHeaders.CONNECTION, "close");
        } else {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
    }
}
