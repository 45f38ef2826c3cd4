package io.duban.notification.stream;

import io.duban.contracts.Identifiers;
import io.duban.contracts.event.EventType;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.notification.Reach;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a listener wants and may have.
 *
 * @param types CloudEvents types, or beginnings of them that end in a full stop; empty for all
 * @param subject code, or type and code; empty for all
 */
record StreamFilter(Reach reach, List<String> types, Optional<String> subject) {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_SUBJECT = 100;

    StreamFilter {
        types = List.copyOf(types);
    }

    /**
     * Reads the parameters; null for one that is absent.
     *
     * @throws InvalidInputException when a type is none that is streamed, or the subject no name
     */
    static StreamFilter of(Reach reach, String types, String subject) {
        if (subject != null && !isSubject(subject)) {
            throw invalid("/subject", "must be CODE or TYPE/CODE");
        }
        return new StreamFilter(reach, types(types), Optional.ofNullable(subject));
    }

    boolean accepts(StreamedEvent event) {
        return (types.isEmpty() || types.stream().anyMatch(it -> names(it, event.type())))
                && (subject.isEmpty() || event.subjects().contains(subject.get()))
                && (event.bodies().isEmpty() || reach.covers(event.bodies()));
    }

    private static List<String> types(String text) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        if (text.length() > LONGEST) {
            throw invalid("/types", "must not be longer than " + LONGEST);
        }
        List<String> types = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        for (String type : types) {
            if (!isStreamed(type)) {
                throw invalid("/types", "'" + type + "' names no event of this stream");
            }
        }
        return types;
    }

    private static boolean isStreamed(String type) {
        return Arrays.stream(EventType.values())
                .filter(it -> StreamPosition.TOPICS.contains(it.topic()))
                .anyMatch(it -> names(type, it.wire()));
    }

    private static boolean names(String pattern, String type) {
        return pattern.endsWith(".") ? type.startsWith(pattern) : type.equals(pattern);
    }

    private static boolean isSubject(String text) {
        int slash = text.indexOf('/');
        return text.length() <= LONGEST_SUBJECT
                && Identifiers.isValid(text.substring(slash + 1))
                && (slash < 0 || Identifiers.isValid(text.substring(0, slash)));
    }

    private static InvalidInputException invalid(String pointer, String detail) {
        return new InvalidInputException(List.of(new FieldError(pointer, "invalid", detail)));
    }
}
