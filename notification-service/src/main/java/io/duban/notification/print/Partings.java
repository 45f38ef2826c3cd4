package io.duban.notification.print;

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

    /** Words of letters that a title is not parted within. */
    private static final List<String> WORDS =
            List.of(
                    "未建成社区", "棚户区改造", "物业服务", "物业管理", "城镇开发边界", "集中整治", "专项行动", "工作专班", "项目经理",
                    "推进情况", "推进节点", "有关情况", "约谈提醒", "进行", "督导整改", "黄牌警告", "通报批评", "移交", "撤销",
                    "街道办事处", "情况", "社区", "项目", "企业", "小区", "街道", "排名", "工作", "整治", "建设", "通知", "通报",
                    "评价", "水平");

    /** Of a cell: anywhere. */
    static double nowhereBetter(List<Glyph> text, int at) {
        return 0;
    }

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
        if (isWithinWord(text, at)) {
            return 0.3;
        }
        return isBetweenWords(text, at) ? 0 : 0.1;
    }

    private static boolean isWithinWord(List<Glyph> text, int at) {
        for (String word : WORDS) {
            for (int into = 1; into < word.length(); into++) {
                if (at >= into && begins(text, at - into, word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isBetweenWords(List<Glyph> text, int at) {
        return WORDS.stream()
                .anyMatch(
                        word ->
                                begins(text, at, word)
                                        || (at >= word.length()
                                                && begins(text, at - word.length(), word)));
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
