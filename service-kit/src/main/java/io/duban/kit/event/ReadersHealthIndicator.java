package io.duban.kit.event;

import io.duban.kit.event.HaltedReaders.Cause;
import io.duban.kit.event.HaltedReaders.Halt;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Down while a reader waits for a newer edition, or has failed at one record for long. */
final class ReadersHealthIndicator extends AbstractHealthIndicator {

    /** A store or a broker that is away for a moment is told by its own indicator. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HaltedReaders readers;
    private final InstantSource clock;

    ReadersHealthIndicator(HaltedReaders readers, InstantSource clock) {
        super("the readers cannot be asked");
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<Halt> halts = readers.all();
        boolean up = halts.stream().noneMatch(this::counts);
        (up ? builder.up() : builder.down()).withDetail("halted", halts.size());
        for (Halt halt : halts) {
            builder.withDetail(
                    halt.reader() + " " + halt.place(),
                    "stopped since " + halt.since() + ", " + halt.why());
        }
    }

    private boolean counts(Halt halt) {
        return halt.cause() == Cause.NEWER_EDITION
                || halt.since().plus(PATIENCE).isBefore(clock.instant());
    }
}
