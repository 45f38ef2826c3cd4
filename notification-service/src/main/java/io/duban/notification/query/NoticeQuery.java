package io.duban.notification.query;

import io.duban.contracts.Identifiers;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.security.Reach;
import io.duban.notification.notice.NoticeFilter;
import io.duban.notification.notice.NoticeState;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the parameters of a list of notices and names every fault at once. */
final class NoticeQuery {

    private final Map<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    NoticeQuery(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    NoticeFilter filter(Reach reach) {
        NoticeFilter filter =
                new NoticeFilter(
                        reach,
                        read("subject", NoticeQuery::subject, "must be CODE or TYPE/CODE"),
                        read(
                                "measure",
                                Measure::valueOf,
                                "must be one of " + Arrays.toString(Measure.values())),
                        read("state", NoticeQuery::state, "must be drafted, issued or withdrawn"),
                        read(
                                "period",
                                Period::parse,
                                "must be such as 2022-06, 2022-Q3, 2022-H1 or 2022-06-30"));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return filter;
    }

    /** Everything that narrows the list, for its cursors. */
    static String name(NoticeFilter filter) {
        return "notices?" + filter;
    }

    private <T> Optional<T> read(String name, Function<String, T> reader, String rule) {
        String text = parameters.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("/" + name, "invalid", rule));
            return Optional.empty();
        }
    }

    private static String subject(String text) {
        int slash = text.indexOf('/');
        Identifiers.require("subject", text.substring(slash + 1));
        if (slash >= 0
                && Arrays.stream(SubjectType.values())
                        .noneMatch(it -> it.wire().equals(text.substring(0, slash)))) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static NoticeState state(String text) {
        return Arrays.stream(NoticeState.values())
                .filter(it -> it.wire().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
