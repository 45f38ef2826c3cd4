package io.duban.ranking.query;

import io.duban.contracts.period.Period;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;

import java.util.List;

/** Reads what comes in paths; what cannot be read is 422 and named. */
public final class Parameters {

    private Parameters() {}

    public static Period period(String name, String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    List.of(
                            new FieldError(
                                    "/" + name,
                                    "invalid-parameter",
                                    "must be a period: 2022-06, 2022-Q3, 2022-H1 or 2022-06-30")));
        }
    }
}
