package io.duban.kit.json;

/** A request body is larger than this call takes; becomes 413. */
public final class InputTooLargeException extends RuntimeException {

    public InputTooLargeException(int limit) {
        super("The body is larger than " + limit + " bytes.", null, false, false);
    }
}
