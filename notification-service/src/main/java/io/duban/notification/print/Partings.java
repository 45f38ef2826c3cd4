package io.duban.notification.print;

import io.duban.notification.print.BalancedLines.Parting;

import java.util.List;

/** Where titles, names and cells are parted rather than elsewhere. */
final class Partings {

    /** Words that an organ's name is made of; it is parted before one of them. */
    private static final List<String> WORDS_OF_ORGANS =
            List.of(
                    "集中整治", "专项行动", "工作专班", "领导小组", "工作组", "指挥部", "办公室", "人民政府", "街道办事处", "管理委员会",
                    "管理局", "委员会", "联席会议");

    private static final String ENDS_OF_WORDS = "的、，；：》”）和与及或";
    private static final String STAYS_WITH_NUMBER = "年月日号期季度第个名次位件项份";
    private static final String NEVER_BEGINS = "的了等和与及份度";

    private Partings() {}

    static final Parting CELL = (text, at) -> 0;

    /** Of the name of an organ: between its words. */
    static double organ(List<Glyph> text, int at) {
        return WORDS_OF_ORGANS.stream().anyMatch(word -> begins(text, at, word)) ? 0 : 0.5;
    }

    /** Of a title: after a particle; never within a date or before 的. */
    static double title(List<Glyph> text, int at) {
        int left = text.get(at - 1).codePoint();
        int right = text.get(at).codePoint();
        if ((isDigit(left) && STAYS_WITH_NUMBER.indexOf(right) >= 0)
                || (isDigit(right) && STAYS_WITH_NUMBER.indexOf(left) >= 0)
                || NEVER_BEGINS.indexOf(right) >= 0) {
            return 1;
        }
        if (ENDS_OF_WORDS.indexOf(left) >= 0 || begins(text, at, "关于")) {
            return 0;
        }
        return Math.min(0.1, organ(text, at));
    }

    private static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }

    private static boolean begins(List<Glyph> text, int at, String word) {
        if (at + word.length() > text.size()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.get(at + i).codePoint() != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
