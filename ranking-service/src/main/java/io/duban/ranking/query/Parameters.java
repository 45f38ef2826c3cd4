package io.duban.ranking.query;

import io.duban.contracts.WireName;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what comes in paths and query strings; what cannot be read is 422 and named. */
public final class Parameters {

    private static final int LONGEST = 200;

    private Parameters() {}

    public static LocalDate date(String name, String text) {
        return read(name, text, LocalDate::parse, "must be a date such as 2022-06-30");
    }

    public static Period period(String name, String text) {
        return read(
                name,
                text,
                Period::parse,
                "must be a period: 2022-06, 2022-Q3, 2022-H1 or 2022-06-30");
    }

    static Measure measure(String name, String text) {
        return read(
                name,
                text,
                Measure::valueOf,
                "must be one of " + Arrays.toString(Measure.values()));
    }

    static int wholeNumber(String name, String text, int least) {
        int number = read(name, text, Integer::parseInt, "must be a whole number");
        if (number < least) {
            throw refused(name, "must be at least " + least);
        }
        return number;
    }

    static <T extends Enum<T> & WireName> T choice(String name, String text, T[] choices) {
        return read(
                name,
                text,
                wire ->
                        Arrays.stream(choices)
                                .filter(it -> it.wire().equals(wire))
                                .findFirst()
                                .orElseThrow(IllegalArgumentException::new),
                "must be one of " + Arrays.stream(choices).map(WireName::wire).toList());
    }

    /**
     * The parameters of a list.
     *
     * @throws InvalidInputException naming one that the list does not know, or that is given twice
     */
    public static Map<String, String> known(Map<String, List<String>> given, Set<String> known) {
        given.forEach(
                (name, values) -> {
                    if (!known.contains(name)) {
                        throw new InvalidInputException(
                                List.of(
                                        new FieldError(
                                                "/" + name,
                                                "unknown-parameter",
                                                "is not a parameter; there are "
                                                        + new TreeSet<>(known))));
                    }
                    if (values.size() > 1) {
                        throw refused(name, "must be given once");
                    }
                });
        return given.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().getFirst()));
    }

    /** A value among names. */
    public static <T> T choice(String name, String text, Map<String, T> choices) {
        T chosen = choices.get(text);
        if (chosen == null) {
            throw refused(name, "must be one of " + new TreeSet<>(choices.keySet()));
        }
        return chosen;
    }

    /** A text to compare with, which is never longer than anything that it could equal. */
    public static String text(String name, String text) {
        if (text.length() > LONGEST) {
            throw refused(name, "must have at most " + LONGEST + " characters");
        }
        return text;
    }

    private static <T> T read(
            String name, String text, Function<String, T> reader, String otherwise) {
        try {
            return reader.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw refused(name, otherwise);
        }
    }

    private static InvalidInputException refused(String name, String detail) {
        return new InvalidInputException(
                List.of(new FieldError("/" + name, "invalid-parameter", detail)));
    }
}
