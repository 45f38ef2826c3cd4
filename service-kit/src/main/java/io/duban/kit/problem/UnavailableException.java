package io.duban.kit.problem;

/** The store or the broker did not answer in time; nothing was promised. Becomes 503. */
public final class UnavailableException extends RuntimeException {

    public UnavailableException(String detail, Throwable cause) {
        super(detail, cause);
    }
}
