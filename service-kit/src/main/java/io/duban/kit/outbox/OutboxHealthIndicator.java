package io.duban.kit.outbox;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Whether what has been decided gets out: no unpublished event is older than the age it shows. */
final class OutboxHealthIndicator extends AbstractHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DoubleSupplier ageSeconds;

    OutboxHealthIndicator(DoubleSupplier ageSeconds) {
        super("the outbox cannot be asked");
        this.ageSeconds = ageSeconds;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        double age = ageSeconds.getAsDouble();
        (age > PATIENCE.toSeconds() ? builder.down() : builder.up())
                .withDetail("ageSeconds", (long) age);
    }
}
