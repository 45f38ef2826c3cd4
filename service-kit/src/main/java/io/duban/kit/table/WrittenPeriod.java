package io.duban.kit.table;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Periods as people write them: 2022年上半年, 2022年第二季度, 2022年6月. */
final class WrittenPeriod {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})年(?:(上|下)半年|第?([一二三四1-4])季度|(\\d{1,2})月份?)");
    private static final Pattern WIRE = Pattern.compile("\\d{4}-(?:[Hh][12]|[Qq][1-4]|\\d{2})");
    private static final String QUARTERS = "一二三四";

    private WrittenPeriod() {}

    /** The period as documents write it; empty for a day, and for what is none. */
    static Optional<String> of(String text) {
        if (WIRE.matcher(text).matches()) {
            return Optional.of(text.toUpperCase(Locale.ROOT));
        }
        Matcher form = FORM.matcher(text.replace(" ", ""));
        if (!form.matches()) {
            return Optional.empty();
        }
        String year = form.group(1) + "-";
        if (form.group(2) != null) {
            return Optional.of(year + (form.group(2).equals("上") ? "H1" : "H2"));
        }
        if (form.group(3) != null) {
            int quarter = QUARTERS.indexOf(form.group(3)) + 1;
            return Optional.of(year + "Q" + (quarter == 0 ? form.group(3) : quarter));
        }
        return Optional.of(year + "%02d".formatted(Integer.parseInt(form.group(4))));
    }
}
