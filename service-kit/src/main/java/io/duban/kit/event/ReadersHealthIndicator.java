package io.duban.kit.event;

import io.duban.kit.event.HaltedReaders.Halt;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import java.util.List;

/** Down while a reader waits for a newer edition, or has failed at one record for long. */
final class ReadersHealthIndicator extends AbstractHealthIndicator {

    private final HaltedReaders readers;

    ReadersHealthIndicator(HaltedReaders readers) {
        super("the readers cannot be asked");
        this.readers = readers;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<Halt> halts = readers.all();
        boolean up = halts.stream().noneMatch(readers::isLasting);
        (up ? builder.up() : builder.down()).withDetail("halted", halts.size());
        for (Halt halt : halts) {
            builder.withDetail(
                    halt.reader() + " " + halt.place(),
                    "stopped since " + halt.since() + ", " + halt.why());
        }
    }
}
