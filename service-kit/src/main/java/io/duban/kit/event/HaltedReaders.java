package io.duban.kit.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every reader of this process that does not get past a record, for readiness and metrics. */
public final class HaltedReaders {

    private static final Logger LOG = LoggerFactory.getLogger(HaltedReaders.class);

    /** A store or a broker that is away for a moment is told by its own indicator. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Why a reader does not go on. */
    public enum Cause {
        /** It waits for a newer edition of the program. */
        NEWER_EDITION,
        /** It tries again and again. */
        FAULT
    }

    /**
     * A reader that does not go on.
     *
     * @param reader such as {@code notification-service.notices}
     * @param why in words
     * @param since when it first stopped there
     */
    public record Halt(String reader, Place place, Cause cause, String why, Instant since) {}

    private record Lane(String reader, String topic, int partition) {}

    private final Map<Lane, Halt> halts = new ConcurrentHashMap<>();
    private final Set<Lane> alarmed = ConcurrentHashMap.newKeySet();
    private final MeterRegistry metrics;
    private final InstantSource clock;

    public HaltedReaders(MeterRegistry metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Notes that a reader does not get past a place; again changes nothing but the reason. */
    public void halt(String reader, Place place, Cause cause, String why) {
        Lane lane = lane(reader, place);
        Halt before = halts.get(lane);
        boolean same = before != null && before.place().equals(place) && before.cause() == cause;
        Halt now = new Halt(reader, place, cause, why, same ? before.since() : clock.instant());
        halts.put(lane, now);
        if (!same) {
            alarmed.remove(lane);
        }
        if (!isLasting(now)) {
            if (!same) {
                LOG.warn("{} does not get past {} and tries again: {}", reader, place, why);
            }
        } else if (alarmed.add(lane)) {
            LOG.error("{} has stopped at {}: {}", reader, place, why);
        }
        if (!same) {
            Gauge.builder("duban.readers.halted", () -> halts.containsKey(lane) ? 1 : 0)
                    .description("1 while the reader does not get past a record")
                    .tag("reader", reader)
                    .tag("topic", place.topic())
                    .tag("partition", Integer.toString(place.partition()))
                    .strongReference(true)
                    .register(metrics);
        }
    }

    /** Notes that a reader has handled the record of a place and therefore those before. */
    public void passed(String reader, Place place) {
        if (!halts.isEmpty()) {
            Lane lane = lane(reader, place);
            Halt halt = halts.get(lane);
            if (halt != null && halt.place().offset() <= place.offset()) {
                release(lane);
            }
        }
    }

    /** Forgets what a reader has lost to another instance. */
    public void left(String reader, String topic, int partition) {
        release(new Lane(reader, topic, partition));
    }

    /** Whether an official has to hear of it: it will not go on, or has not for long. */
    boolean isLasting(Halt halt) {
        return halt.cause() == Cause.NEWER_EDITION
                || halt.since().plus(PATIENCE).isBefore(clock.instant());
    }

    /** Everything that does not go on, by reader and place. */
    public List<Halt> all() {
        return halts.values().stream()
                .sorted(
                        Comparator.comparing(Halt::reader)
                                .thenComparing(it -> it.place().toString()))
                .toList();
    }

    private void release(Lane lane) {
        Halt halt = halts.remove(lane);
        alarmed.remove(lane);
        if (halt != null) {
            LOG.info("{} goes on behind {}", lane.reader(), halt.place());
        }
    }

    private static Lane lane(String reader, Place place) {
        return new Lane(reader, place.topic(), place.partition());
    }
}
