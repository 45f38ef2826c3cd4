package io.duban.notification.stream;

import io.duban.contracts.Identifiers;
import io.duban.contracts.event.EventType;
import io.duban.contracts.event.Topic;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Role;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a listener wants and may have.
 *
 * @param types what it asks for among what its role may hear
 * @param subject code, or type and code; empty for all
 * @param county code of the county that all of it concerns; empty for all
 */
record StreamFilter(
        Reach reach, Set<EventType> types, Optional<String> subject, Optional<String> county) {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_SUBJECT = 100;

    /** They tell machines how far a day has come, and come only to whoever names them. */
    private static final Set<EventType> MARKS =
            Set.of(
                    EventType.DAY_HANDLED,
                    EventType.BODY_DAY_CLOSED,
                    EventType.DAY_CLOSED,
                    EventType.PROJECT_DAY_CLOSED,
                    EventType.SUPERVISION_DAY_CLOSED,
                    EventType.RANKING_DAY_PUBLISHED,
                    EventType.ESCALATION_DAY_PUBLISHED);

    StreamFilter {
        types = Set.copyOf(types);
    }

    /**
     * Reads the parameters; null for one that is absent.
     *
     * @param types CloudEvents types, or beginnings of them that end in a full stop
     * @throws InvalidInputException when one names nothing that can be
     * @throws ProblemException when a type is asked for that the role may not hear
     */
    static StreamFilter of(Role role, Reach reach, String types, String subject, String county) {
        if (subject != null && !isSubject(subject)) {
            throw invalid("/subject", "must be CODE or TYPE/CODE");
        }
        if (county != null && !Identifiers.isValid(county)) {
            throw invalid("/county", "must be the code of a county");
        }
        return new StreamFilter(
                reach,
                types(role, types),
                Optional.ofNullable(subject),
                Optional.ofNullable(county));
    }

    /** The topics in which there may be anything for it. */
    Set<Topic> topics() {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        types.forEach(it -> topics.add(it.topic()));
        return topics;
    }

    /** The other topics. */
    Set<Topic> otherTopics() {
        Set<Topic> others = EnumSet.allOf(Topic.class);
        others.removeAll(topics());
        return others;
    }

    boolean accepts(StreamedEvent event) {
        return types.contains(event.type())
                && (subject.isEmpty() || event.subjects().contains(subject.get()))
                && (county.isEmpty() || event.counties().contains(county.get()))
                && event.bodies()
                        .map(it -> reach.reads(event.visibility(), it))
                        .orElseGet(() -> reach.sees(event.visibility()));
    }

    private static Set<EventType> types(Role role, String text) {
        if (text != null && text.length() > LONGEST) {
            throw invalid("/types", "must not be longer than " + LONGEST);
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        if (text == null || text.isEmpty()) {
            types.addAll(heard(role, named("duban.")));
        } else {
            for (String type : text.split(",", -1)) {
                Set<EventType> named = named(type.strip());
                if (named.isEmpty()) {
                    throw invalid("/types", "'" + type + "' names no event");
                }
                Set<EventType> heard = heard(role, named);
                if (heard.isEmpty()) {
                    throw ProblemException.forbidden(
                            "A key of role '" + role.wire() + "' does not hear '" + type + "'.");
                }
                types.addAll(heard);
            }
        }
        return types;
    }

    private static Set<EventType> heard(Role role, Set<EventType> named) {
        Set<EventType> heard = EnumSet.noneOf(EventType.class);
        named.stream().filter(it -> Audience.hears(role, it.topic())).forEach(heard::add);
        return heard;
    }

    private static Set<EventType> named(String pattern) {
        Set<EventType> named = EnumSet.noneOf(EventType.class);
        Arrays.stream(EventType.values())
                .filter(
                        it ->
                                pattern.endsWith(".")
                                        ? it.wire().startsWith(pattern) && !MARKS.contains(it)
                                        : it.wire().equals(pattern))
                .forEach(named::add);
        return named;
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
