package io.duban.notification.stream;

import io.duban.contracts.event.Topic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a listener is: for each topic the offset of the first record that it has not had. Topics
 * have one partition each, so three numbers say exactly what has been sent.
 */
record StreamPosition(long ranking, long escalation, long notice) {

    /** What is streamed. */
    static final List<Topic> TOPICS = List.of(Topic.RANKING, Topic.ESCALATION, Topic.NOTICE);

    static final StreamPosition BEGINNING = new StreamPosition(0, 0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,18})");

    long of(Topic topic) {
        return switch (topic) {
            case RANKING -> ranking;
            case ESCALATION -> escalation;
            case NOTICE -> notice;
            case CALENDAR, BODY, COMPLAINT, PROJECT, SUPERVISION -> throw notStreamed(topic);
        };
    }

    StreamPosition with(Topic topic, long offset) {
        return switch (topic) {
            case RANKING -> new StreamPosition(offset, escalation, notice);
            case ESCALATION -> new StreamPosition(ranking, offset, notice);
            case NOTICE -> new StreamPosition(ranking, escalation, offset);
            case CALENDAR, BODY, COMPLAINT, PROJECT, SUPERVISION -> throw notStreamed(topic);
        };
    }

    /** Whether everything before {@code other} lies before this, too. */
    boolean reaches(StreamPosition other) {
        return ranking >= other.ranking && escalation >= other.escalation && notice >= other.notice;
    }

    /** Everything that lies before either. */
    StreamPosition union(StreamPosition other) {
        return new StreamPosition(
                Math.max(ranking, other.ranking),
                Math.max(escalation, other.escalation),
                Math.max(notice, other.notice));
    }

    String text() {
        return ranking + "." + escalation + "." + notice;
    }

    static Optional<StreamPosition> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new StreamPosition(
                                Long.parseLong(matcher.group(1)),
                                Long.parseLong(matcher.group(2)),
                                Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    private static IllegalArgumentException notStreamed(Topic topic) {
        return new IllegalArgumentException(topic + " is not streamed");
    }
}
