package io.duban.notification.stream;

import io.duban.contracts.event.Topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a listener is: for each lane the offset of the first record that it has not had, so it says
 * exactly what has been sent. A lane that is not named is at its beginning.
 */
record StreamPosition(Map<Lane, Long> offsets) {

    /** The order in which a position is written down; new topics come at the end. */
    private static final List<Topic> TOPICS =
            List.of(
                    Topic.RANKING,
                    Topic.ESCALATION,
                    Topic.NOTICE,
                    Topic.CALENDAR,
                    Topic.BODY,
                    Topic.COMPLAINT,
                    Topic.PROJECT,
                    Topic.SUPERVISION);

    static final StreamPosition BEGINNING = new StreamPosition(Map.of());

    /** What the first release gave out: it streamed the first three topics only. */
    private static final Pattern FIRST_RELEASE =
            Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,18})");

    private static final Pattern FORM = Pattern.compile("[0-9a-z,]*(;[0-9a-z,]*)*");

    /** Offsets are written with digits and letters, because the text goes with every event. */
    private static final int RADIX = 36;

    StreamPosition {
        offsets = Map.copyOf(offsets);
    }

    static StreamPosition at(Topic topic, long offset) {
        return BEGINNING.with(new Lane(topic, 0), offset);
    }

    long of(Lane lane) {
        return offsets.getOrDefault(lane, 0L);
    }

    StreamPosition with(Lane lane, long offset) {
        Map<Lane, Long> moved = new HashMap<>(offsets);
        moved.put(lane, offset);
        return new StreamPosition(moved);
    }

    /** Whether everything before {@code other} lies before this, too. */
    boolean reaches(StreamPosition other) {
        return other.offsets.entrySet().stream().allMatch(it -> of(it.getKey()) >= it.getValue());
    }

    /** Everything that lies before either. */
    StreamPosition union(StreamPosition other) {
        Map<Lane, Long> union = new HashMap<>(offsets);
        other.offsets.forEach((lane, offset) -> union.merge(lane, offset, Math::max));
        return new StreamPosition(union);
    }

    /** The part of it that lies in these topics. */
    StreamPosition in(Set<Topic> topics) {
        return new StreamPosition(
                offsets.entrySet().stream()
                        .filter(it -> topics.contains(it.getKey().topic()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    String text() {
        return TOPICS.stream().map(this::text).collect(Collectors.joining(";"));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param now where whoever comes from the first release is in what that did not stream
     */
    static Optional<StreamPosition> parse(String text, StreamPosition now) {
        Matcher old = FIRST_RELEASE.matcher(text);
        if (old.matches()) {
            StreamPosition position = now;
            for (int i = 0; i < 3; i++) {
                position =
                        position.with(new Lane(TOPICS.get(i), 0), Long.parseLong(old.group(i + 1)));
            }
            return Optional.of(position);
        }
        String[] topics = text.split(";", -1);
        if (!FORM.matcher(text).matches() || topics.length > TOPICS.size()) {
            return Optional.empty();
        }
        Map<Lane, Long> offsets = new HashMap<>();
        for (int i = 0; i < topics.length; i++) {
            String[] partitions = topics[i].isEmpty() ? new String[0] : topics[i].split(",", -1);
            for (int partition = 0; partition < partitions.length; partition++) {
                offsets.put(
                        new Lane(TOPICS.get(i), partition),
                        Long.parseLong(partitions[partition], RADIX));
            }
        }
        return Optional.of(new StreamPosition(offsets));
    }

    private String text(Topic topic) {
        List<String> texts = new ArrayList<>();
        int partitions =
                offsets.keySet().stream()
                        .filter(it -> it.topic() == topic)
                        .mapToInt(it -> it.partition() + 1)
                        .max()
                        .orElse(0);
        for (int partition = 0; partition < partitions; partition++) {
            texts.add(Long.toString(of(new Lane(topic, partition)), RADIX));
        }
        return String.join(",", texts);
    }
}
