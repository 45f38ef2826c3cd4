package io.duban.notification.letter;

import java.util.Collection;
import java.util.stream.Collectors;

/** Templates that no letter can be written from: each error names its file and line. */
public final class InvalidTemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidTemplateException(String message) {
        super(message);
    }

    /** All of them as one. */
    static InvalidTemplateException of(Collection<InvalidTemplateException> errors) {
        return new InvalidTemplateException(
                errors.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
    }
}
