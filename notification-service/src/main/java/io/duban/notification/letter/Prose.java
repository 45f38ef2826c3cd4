package io.duban.notification.letter;

import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people have written, in the marks of a Chinese letter: full-width marks beside Chinese, days
 * as 2022年6月30日. Its words stay as they are.
 */
final class Prose {

    private static final String HAN = "[\\p{IsHan}“”‘’《》〈〉（）、，。；：？！…—]";
    private static final String HALF = ",;:?!";
    private static final String FULL = "，；：？！";

    private static final Pattern MARK =
            Pattern.compile("(?<=" + HAN + ")[,;:?!]|[,;:?!](?=" + HAN + ")");
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern QUOTES = Pattern.compile("\"([^\"\\n]*)\"");
    private static final Pattern HAS_HAN = Pattern.compile(HAN);
    private static final Pattern DATE =
            Pattern.compile("(?<![\\w-])([0-9]{4}-[0-9]{2}-[0-9]{2})(?![\\w-])");
    private static final Pattern MONTH =
            Pattern.compile("(?<![\\w-])([0-9]{4}-[0-9]{2})(?![\\w-])");
    private static final Pattern STOPS = Pattern.compile("。{2,}");
    private static final Pattern END = Pattern.compile("[\\s。；，、.;,]+$");

    private static final Pattern BREAKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Cc}\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

    private Prose() {}

    /**
     * What can be seen of a text: no control characters, and none that turn the order of others
     * about.
     */
    static String visible(String text) {
        return UNSEEN.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
    }

    /** A name or a part of a sentence. */
    static String of(String written) {
        String text = visible(written);
        if (!HAS_HAN.matcher(text).find()) {
            return text;
        }
        String days = DATE.matcher(text).replaceAll(Prose::day);
        String months = MONTH.matcher(days).replaceAll(Prose::month);
        String quoted = wrapped(QUOTES, months, "“", "”");
        String bracketed = wrapped(BRACKETS, quoted, "（", "）");
        String marked =
                MARK.matcher(bracketed)
                        .replaceAll(it -> FULL.charAt(HALF.indexOf(it.group())) + "");
        return STOPS.matcher(marked).replaceAll("。");
    }

    /** A part of a sentence that somebody may have ended: without the mark at its end. */
    static String open(String text) {
        return END.matcher(of(text).strip()).replaceFirst("");
    }

    /** Whole sentences, each line of them ended once, whether or not somebody ended it. */
    static String sentences(String text) {
        return text.lines()
                .filter(it -> !it.isBlank())
                .map(Prose::sentence)
                .collect(Collectors.joining("\n"));
    }

    private static String sentence(String line) {
        String open = open(line);
        return open.endsWith("！") || open.endsWith("？") ? open : open + "。";
    }

    private static String wrapped(Pattern pattern, String text, String left, String right) {
        return pattern.matcher(text)
                .replaceAll(
                        it ->
                                isChinese(text, it)
                                        ? left + literal(it.group(1)) + right
                                        : literal(it.group()));
    }

    /** Whether Chinese stands in what is wrapped or beside it. */
    private static boolean isChinese(String text, MatchResult wrapped) {
        int from = Math.max(0, wrapped.start() - 1);
        int to = Math.min(text.length(), wrapped.end() + 1);
        return HAS_HAN.matcher(text.substring(from, to)).find();
    }

    private static String day(MatchResult found) {
        return read(found, it -> new Day(LocalDate.parse(it)).term());
    }

    private static String month(MatchResult found) {
        return read(found, it -> new Month(YearMonth.parse(it)).term());
    }

    private static String read(MatchResult found, Function<String, String> term) {
        try {
            return term.apply(found.group(1));
        } catch (DateTimeException e) {
            // No day of any calendar, so it is not meant as one.
            return found.group();
        }
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("$", "\\$");
    }
}
