package io.duban.kit.query;

import io.duban.contracts.Identifiers;
import io.duban.contracts.WireName;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.PageRequest;

import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the parameters of a query one by one, as {@link io.duban.kit.json.Form} reads fields, and
 * collects everything that is wrong with them. A getter whose parameter is absent or faulty gives
 * nothing; {@link #finish()} then refuses the call, naming each faulty parameter and what it may
 * be, and also those that nobody has asked for and those that were given twice.
 */
public final class Query {

    private static final int MOST_ERRORS = 50;

    private static final String ANY_PERIOD = "2022-06, 2022-Q3, 2022-H1 or 2022-06-30";

    /** Java also reads signs and the digits of other scripts. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private static final List<String> SUBJECT_TYPES =
            Arrays.stream(SubjectType.values()).map(SubjectType::wire).toList();

    private final Map<String, List<String>> given;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    private Query(Map<String, List<String>> given) {
        this.given = given;
    }

    /**
     * The parameters of a query.
     *
     * @param query percent-encoded, as {@link QueryFilter} lets it in; null when there is none
     */
    public static Query of(String query) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                    String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                    given.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
                }
            }
        }
        return new Query(given);
    }

    /** A code or id. */
    public Optional<String> identifier(String name) {
        return read(
                name,
                text -> Optional.of(text).filter(Identifiers::isValid),
                "not-an-identifier",
                "must match " + Identifiers.PATTERN.pattern());
    }

    /** The code of an estate or a body, or its type and code such as {@code estate/E1}. */
    public Optional<String> subject(String name) {
        return read(
                name,
                text -> Optional.of(text).filter(Query::isSubject),
                "not-a-subject",
                "must be CODE or TYPE/CODE, TYPE one of " + SUBJECT_TYPES);
    }

    /** Whatever was given; who reads it further says itself what is wrong with it. */
    public Optional<String> any(String name) {
        return read(name, Optional::of, "", "");
    }

    /** A text of one to {@code longest} characters, to compare with or to look for. */
    public Optional<String> text(String name, int longest) {
        return read(
                name,
                text -> Optional.of(text).filter(it -> !it.isBlank() && it.length() <= longest),
                "out-of-range",
                "must have 1 to " + longest + " characters and not be blank");
    }

    /** A date. */
    public Optional<LocalDate> date(String name) {
        return read(
                name,
                text -> period(text).filter(Day.class::isInstance).map(Period::start),
                "not-a-date",
                "must be a date such as 2022-06-30");
    }

    /** A month. */
    public Optional<Month> month(String name) {
        return read(
                name,
                text -> period(text).filter(Month.class::isInstance).map(Month.class::cast),
                "not-a-month",
                "must be a month such as 2022-06");
    }

    /** A period of any kind. */
    public Optional<Period> period(String name, String... examples) {
        String such = examples.length == 0 ? ANY_PERIOD : String.join(" or ", examples);
        return read(name, Query::period, "not-a-period", "must be a period such as " + such);
    }

    /** A whole number within bounds. */
    public Optional<Integer> wholeNumber(String name, int least, int most) {
        return read(
                name,
                text ->
                        Optional.of(text)
                                .filter(it -> WHOLE_NUMBER.matcher(it).matches())
                                .map(Integer::valueOf)
                                .filter(it -> it >= least && it <= most),
                "out-of-range",
                "must be a whole number from " + least + " to " + most);
    }

    /** Whether something is wanted; where nothing is said, it is not. */
    public boolean flag(String name) {
        return choice(name, Map.of("true", true, "false", false)).orElse(false);
    }

    /** A choice among names. */
    public <T> Optional<T> choice(String name, Map<String, T> choices) {
        return read(
                name,
                text -> Optional.ofNullable(choices.get(text)),
                "unknown-value",
                "must be one of " + new TreeSet<>(choices.keySet()));
    }

    /** A choice among constants, each by the name with which it goes out. */
    public <E extends Enum<E>> Optional<E> choice(String name, E[] constants) {
        return choice(
                name,
                Arrays.stream(constants)
                        .collect(Collectors.toMap(Query::wire, Function.identity())));
    }

    /**
     * A value of whatever form.
     *
     * @param reader empty for a text that is no such value
     * @param rule what the value must be, for people
     */
    public <T> Optional<T> read(
            String name, Function<String, Optional<T>> reader, String code, String rule) {
        knows(name);
        List<String> values = given.get(name);
        if (values == null) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(values.getFirst());
        if (value.isEmpty()) {
            reject(name, code, rule);
        }
        return value;
    }

    /** That the parameter is one of this call's, whoever reads it. */
    public void knows(String name) {
        known.add(name);
    }

    /** Notes a fault that only the caller can see. */
    public void reject(String name, String code, String rule) {
        if (errors.size() < MOST_ERRORS) {
            String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
            errors.add(new FieldError(pointer, code, rule));
        }
    }

    /**
     * Ends the reading with what all lists have: how many items, and from where on.
     *
     * @param list names the list and everything that narrows it; a cursor is good for it alone
     * @throws InvalidInputException as {@link #finish()}
     */
    public PageRequest page(String list, Cursors cursors) {
        String limit = any("limit").orElse(null);
        String cursor = any("cursor").orElse(null);
        finish();
        return PageRequest.of(limit, cursor, list, cursors);
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidInputException when a parameter was faulty, is not known or was given twice
     */
    public void finish() {
        given.forEach(
                (name, values) -> {
                    if (!known.contains(name)) {
                        reject(name, "unknown-parameter", unknown());
                    } else if (values.size() > 1) {
                        reject(name, "repeated-parameter", "must be given once");
                    }
                });
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private String unknown() {
        return known.isEmpty()
                ? "is not a parameter; this call has none"
                : "is not a parameter; there are " + known;
    }

    private static Optional<Period> period(String text) {
        try {
            return Optional.of(Period.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isSubject(String text) {
        int slash = text.indexOf('/');
        return Identifiers.isValid(text.substring(slash + 1))
                && (slash < 0 || SUBJECT_TYPES.contains(text.substring(0, slash)));
    }

    private static String wire(Enum<?> constant) {
        return constant instanceof WireName named ? named.wire() : constant.name();
    }

    private static String decoded(String text) {
        try {
            return PercentEncoding.decode(text);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("the filter lets in no such query", e);
        }
    }
}
