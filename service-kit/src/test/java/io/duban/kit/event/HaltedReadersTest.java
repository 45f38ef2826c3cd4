package io.duban.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.event.HaltedReaders.Cause;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import java.time.Instant;

class HaltedReadersTest {

    private static final Place PLACE = new Place("duban.calendar.v1", 0, 17);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2022-07-01T00:00:00Z");
    private final HaltedReaders readers = new HaltedReaders(metrics, () -> now);
    private final ReadersHealthIndicator health = new ReadersHealthIndicator(readers);

    @Test
    void a_reader_that_waits_for_a_newer_edition_is_not_ready_and_says_where_and_why() {
        readers.halt("s.days", PLACE, Cause.NEWER_EDITION, "a newer edition wrote it: ...");

        Health said = health.health();

        assertThat(said.getStatus()).isEqualTo(Status.DOWN);
        assertThat(said.getDetails())
                .containsEntry(
                        "s.days duban.calendar.v1-0@17",
                        "stopped since 2022-07-01T00:00:00Z, a newer edition wrote it: ...");
        assertThat(metrics.get("duban.readers.halted").gauge().value()).isEqualTo(1);
    }

    @Test
    void a_fault_is_told_at_once_and_is_unreadiness_when_it_stays() {
        readers.halt("s.days", PLACE, Cause.FAULT, "first");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsKey("s.days duban.calendar.v1-0@17");

        now = now.plusSeconds(31);
        readers.halt("s.days", PLACE, Cause.FAULT, "again");

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(readers.all().getFirst().since()).isEqualTo("2022-07-01T00:00:00Z");
    }

    @Test
    void a_record_before_the_halt_does_not_end_it_and_the_record_itself_does() {
        readers.halt("s.days", PLACE, Cause.NEWER_EDITION, "why");
        readers.passed("s.days", new Place("duban.calendar.v1", 0, 16));
        readers.passed("s.other", new Place("duban.calendar.v1", 0, 20));
        readers.passed("s.days", new Place("duban.calendar.v1", 1, 20));
        assertThat(readers.all()).hasSize(1);

        readers.passed("s.days", PLACE);

        assertThat(readers.all()).isEmpty();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(metrics.get("duban.readers.halted").gauge().value()).isZero();
    }
}
