package io.duban.kit.problem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What problems say in Chinese, found by their English words. */
final class ChineseProblems {

    private static final String FILE = "/duban/problems.zh.txt";
    private static final String VARIES = "{}";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(\\*?)}");

    /**
     * Longer texts are those of a rulebook or a file, left as they are: trying them takes too long.
     */
    private static final int LONGEST = 800;

    static final ChineseProblems ALL = read();

    /**
     * A line of the file.
     *
     * @param beginning what the English text begins with, so that most lines are passed over at
     *     once
     */
    private record Saying(String beginning, Pattern english, String chinese) {

        static Saying of(String english, String chinese) {
            String form =
                    Stream.of(english.split(Pattern.quote(VARIES), -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("(.*?)"));
            int varies = english.indexOf(VARIES);
            return new Saying(
                    varies < 0 ? english : english.substring(0, varies),
                    Pattern.compile(form, Pattern.DOTALL),
                    chinese);
        }

        Optional<Matcher> in(String text) {
            return Optional.of(text)
                    .filter(it -> it.startsWith(beginning))
                    .map(english::matcher)
                    .filter(Matcher::matches);
        }
    }

    private final List<Saying> sayings;
    private final Map<String, String> words;

    private ChineseProblems(List<Saying> sayings, Map<String, String> words) {
        this.sayings = List.copyOf(sayings);
        this.words = Map.copyOf(words);
    }

    /** The text in Chinese; empty when nobody has written it down. */
    Optional<String> of(String english) {
        if (english.length() > LONGEST) {
            return Optional.empty();
        }
        return sayings.stream()
                .flatMap(it -> it.in(english).map(found -> filled(it.chinese, found)).stream())
                .findFirst();
    }

    private String filled(String chinese, Matcher found) {
        return PLACE.matcher(chinese)
                .replaceAll(place -> Matcher.quoteReplacement(value(place, found)));
    }

    private String value(MatchResult place, Matcher found) {
        String value = found.group(Integer.parseInt(place.group(1)));
        String word = words.getOrDefault(value, value);
        return place.group(2).isEmpty() ? word : of(value).orElse(word);
    }

    private static ChineseProblems read() {
        List<Saying> sayings = new ArrayList<>();
        Map<String, String> words = new HashMap<>();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                ChineseProblems.class.getResourceAsStream(FILE),
                                StandardCharsets.UTF_8))) {
            for (String line : lines.readAllLines()) {
                int bar = line.lastIndexOf('|');
                if (bar < 0 || line.startsWith("#")) {
                    continue;
                }
                String english = line.substring(0, bar);
                String chinese = line.substring(bar + 1);
                if (english.startsWith("=")) {
                    words.put(english.substring(1), chinese);
                } else {
                    sayings.add(Saying.of(english, chinese));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ChineseProblems(sayings, words);
    }
}
