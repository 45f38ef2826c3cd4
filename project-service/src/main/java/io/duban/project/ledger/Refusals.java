package io.duban.project.ledger;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;

import java.util.List;

/** Refusals that name one field. */
public final class Refusals {

    private Refusals() {}

    public static InvalidInputException field(String field, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError("/" + field, code, detail)));
    }
}
