package io.duban.kit.sheet;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A share in a table, which people read as a percentage.
 *
 * @param value 0.853 for 85.3%
 */
public record Share(BigDecimal value) {

    public Share {
        Objects.requireNonNull(value, "value");
    }

    /** Of a value that may be absent. */
    public static Share of(BigDecimal value) {
        return value == null ? null : new Share(value);
    }

    @Override
    public String toString() {
        return value.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
