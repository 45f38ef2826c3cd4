package io.duban.contracts.board;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The tie at the cut that is not listed (并列未列入, RULES 2.0), because with it more would be listed
 * than the rulebook allows. It is left out whole: nobody is chosen among equals.
 *
 * @param value the metric that is ranked, the same for all of them
 * @param count how many they are, at least 2
 */
public record LeftOut(BigDecimal value, int count) {

    public LeftOut {
        Objects.requireNonNull(value, "value");
        if (count < 2) {
            throw new IllegalArgumentException("count must be at least 2 but is " + count);
        }
    }

    /** Whether it is the same tie, however its value is written. */
    public boolean saysAs(LeftOut other) {
        return other != null && count == other.count && value.compareTo(other.value) == 0;
    }
}
