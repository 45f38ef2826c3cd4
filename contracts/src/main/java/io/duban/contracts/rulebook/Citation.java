package io.duban.contracts.rulebook;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a letter cites the notice (引用): its title in 《》, its number, and the clause.
 *
 * @param number 发文字号, such as 临政办字〔2022〕57号
 * @param title its title without 《》; absent where it is cited by its number alone
 * @param part what its main divisions are called, 条 or 部分
 */
public record Citation(String number, String title, String part) {

    static final String ARTICLE = "条";

    /** 六(四)2: a division, an item of it, and a paragraph or point, which people do not cite. */
    private static final Pattern REFERENCE =
            Pattern.compile("([一二三四五六七八九十]+)(?:[(（]([一二三四五六七八九十]+)[)）])?[0-9]*");

    public Citation {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(part, "part");
    }

    /** Such as 《全市……实施方案》（临政办字〔2022〕57号）第六条第（四）项. */
    public String of(Clause clause) {
        String cited = title == null ? number : "《" + title + "》（" + number + "）";
        return cited + place(clause);
    }

    /** Such as 第六条第（四）项; a reference in another form as it is. */
    public String place(Clause clause) {
        String ref = clause.ref();
        Matcher matcher = REFERENCE.matcher(ref);
        if (!matcher.matches()) {
            return ref;
        }
        String item = matcher.group(2) == null ? "" : "第（" + matcher.group(2) + "）项";
        return "第" + matcher.group(1) + part + item;
    }
}
