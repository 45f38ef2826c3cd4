package io.duban.complaint.suggestion;

import io.duban.complaint.text.EstateName;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a complaint says of where it belongs.
 *
 * @param key the estate id that it names, without case, hyphens and underscores; empty for none
 * @param text its address and title, plain
 * @param letters the same with numerals as they were written
 * @param parts of the address, each plain
 */
record Claim(String key, String text, String letters, List<String> parts) {

    /** Names of estates are no longer, nor are they shorter than two. */
    private static final int LONGEST_NAME = 10;

    /** What is read of an address, and of a title: enough for every address in a letter. */
    private static final int LONGEST_ADDRESS = 100;

    private static final int LONGEST_TITLE = 60;
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[\\s,，;；、|/]+");
    private static final Pattern STREET = Pattern.compile("街道|街办|办事处|镇|乡");
    private static final int LONGEST_STREET = 8;

    /**
     * @param estateId null for none
     * @param address null for none
     */
    static Claim of(String estateId, String address, String title) {
        String where = address == null ? "" : cut(address, LONGEST_ADDRESS);
        String what = cut(title, LONGEST_TITLE);
        List<String> parts =
                Arrays.stream(BETWEEN_PARTS.split(where))
                        .map(EstateName::plain)
                        .filter(it -> !it.isEmpty())
                        .toList();
        return new Claim(
                estateId == null ? "" : key(estateId),
                EstateName.plain(where) + EstateName.plain(what),
                EstateName.letters(where) + EstateName.letters(what),
                parts);
    }

    static String key(String estateId) {
        return estateId.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    /** Everything in the text that may be the core of an estate's name. */
    Set<String> possibleCores() {
        Set<String> possible = new LinkedHashSet<>();
        for (int from = 0; from < text.length(); from++) {
            int most = Math.min(text.length(), from + LONGEST_NAME);
            for (int to = from + 2; to <= most; to++) {
                possible.add(text.substring(from, to));
            }
        }
        return possible;
    }

    /** Everything in the text that may be the name of a street. */
    Set<String> possibleStreets() {
        Set<String> possible = new TreeSet<>();
        Matcher found = STREET.matcher(letters);
        while (found.find()) {
            for (int from = found.start() - 1;
                    from >= Math.max(0, found.start() - LONGEST_STREET);
                    from--) {
                String stem = letters.substring(from, found.start());
                possible.add(stem + found.group());
                possible.add(stem + "街道");
            }
        }
        return possible;
    }

    /** Whether it names the street, as 盛庄街道 or 盛庄街办. */
    boolean names(String street) {
        String plain = EstateName.plain(street);
        if (text.contains(plain)) {
            return true;
        }
        String stem = STREET.matcher(plain).replaceAll("");
        return stem.length() >= 2
                && STREET.matcher(text)
                        .results()
                        .map(it -> text.substring(0, it.start()))
                        .anyMatch(it -> it.endsWith(stem));
    }

    private static String cut(String text, int most) {
        return text.codePoints()
                .limit(most)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
