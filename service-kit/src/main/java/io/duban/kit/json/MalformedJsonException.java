package io.duban.kit.json;

/** The bytes are not one well-formed JSON document in UTF-8; becomes 400. */
public final class MalformedJsonException extends RuntimeException {

    public MalformedJsonException(String detail) {
        super(detail, null, false, false);
    }
}
