package io.duban.contracts.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that cannot be used, with everything that is wrong with it. */
public final class InvalidRulebookException extends RuntimeException {

    private final transient List<RulebookError> errors;

    public InvalidRulebookException(List<RulebookError> errors) {
        super(
                errors.stream()
                        .map(RulebookError::toString)
                        .collect(Collectors.joining("; ", "the rulebook is invalid: ", "")));
        this.errors = List.copyOf(errors);
    }

    /** In the order of the text. */
    public List<RulebookError> errors() {
        return errors;
    }
}
