package io.duban.kit.json;

import java.util.List;

/** The input is JSON, but its fields are not as agreed; becomes 422 with one entry per fault. */
public final class InvalidInputException extends RuntimeException {

    private final transient List<FieldError> errors;

    public InvalidInputException(List<FieldError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
