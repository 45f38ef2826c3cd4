package io.duban.kit.table;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write them. */
final class Numbers {

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}(\\.\\d{1,10})?");
    private static final Pattern GROUPED =
            Pattern.compile("-?\\d{1,3}(,\\d{3}){1,6}(\\.\\d{1,10})?");
    private static final Pattern YEAR = Pattern.compile("\\d{4}年度?");
    private static final int YEAR_DIGITS = 4;
    private static final int PERCENT = 2;

    private Numbers() {}

    /**
     * The number that is written; empty when none is.
     *
     * @param ratio whether a percentage is one
     */
    static Optional<BigDecimal> written(String text, boolean ratio) {
        if (ratio && text.endsWith("%")) {
            return written(text.substring(0, text.length() - 1).strip(), false)
                    .map(it -> it.movePointLeft(PERCENT));
        }
        if (YEAR.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.substring(0, YEAR_DIGITS)));
        }
        if (GROUPED.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(",", "")));
        }
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The number without zeros at its end, and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.round(CellReader.KEPT).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
