package io.duban.kit.table;

import java.util.Locale;
import java.util.regex.Pattern;

/** Headings as people write them: with blanks between, a star or a colon, large or small. */
final class Headings {

    private static final Pattern ORNAMENT = Pattern.compile("[\\s\\u200B\\uFEFF*:._\\-/'\"]");
    private static final Pattern REMARK = Pattern.compile("\\((必填|选填|可选|可空|required|optional)\\)");

    private Headings() {}

    /** The heading without what is only ornament. */
    static String plain(String heading) {
        String narrow = CellText.narrow(heading).toLowerCase(Locale.ROOT);
        return REMARK.matcher(ORNAMENT.matcher(narrow).replaceAll("")).replaceAll("");
    }
}
