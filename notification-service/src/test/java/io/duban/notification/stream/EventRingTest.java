package io.duban.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.EventType;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.Visibility;
import io.duban.kit.page.Cursors;
import io.duban.kit.security.TokenProperties;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

class EventRingTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final PositionSeal seal =
            new PositionSeal(new Cursors(new TokenProperties("x".repeat(32))));
    private final EventRing ring = new EventRing(4, 1_000, seal);

    @Test
    void a_listener_that_falls_behind_must_leave() {
        ring.openAt(StreamPosition.BEGINNING);
        notices(0, 5);

        assertThat(take(0, SHORT).open()).isFalse();
        assertThat(take(1, SHORT).entries()).hasSize(4);
    }

    @Test
    void only_whoever_has_what_was_overwritten_may_join() {
        ring.openAt(StreamPosition.BEGINNING);
        notices(0, 5);

        assertThat(ring.join(position(0, 0, 0))).isEmpty();
        assertThat(ring.join(position(0, 0, 1))).hasValue(1);
        assertThat(ring.join(position(0, 0, 9))).hasValue(1);
    }

    @Test
    void what_lay_in_the_log_before_the_ring_began_is_not_in_it() {
        ring.openAt(position(3, 5, 7));

        assertThat(ring.join(position(3, 4, 7))).isEmpty();
        assertThat(ring.join(position(3, 5, 7))).hasValue(0);
    }

    @Test
    void positions_pass_records_that_are_not_sent() {
        ring.openAt(StreamPosition.BEGINNING);
        ring.append(List.of(), position(2, 3, 0));

        assertThat(take(0, SHORT).position()).isEqualTo(position(2, 3, 0));
    }

    @Test
    void an_outage_of_the_log_loses_nothing_that_the_ring_holds() {
        ring.openAt(StreamPosition.BEGINNING);
        notices(0, 2);
        ring.openAt(ring.now().position());
        notices(2, 1);

        assertThat(take(0, SHORT).entries())
                .extracting(it -> it.event().offset())
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_waiting_listener_wakes_for_an_event() {
        ring.openAt(StreamPosition.BEGINNING);
        var waiting = CompletableFuture.supplyAsync(() -> take(0, LONG));
        notices(0, 1);

        assertThat(waiting.join().entries()).hasSize(1);
    }

    @Test
    void a_waiting_listener_leaves_when_the_ring_stops() {
        ring.openAt(StreamPosition.BEGINNING);
        var waiting = CompletableFuture.supplyAsync(() -> take(0, LONG));
        ring.close();

        assertThat(waiting.join().open()).isFalse();
    }

    @Test
    void it_holds_no_more_than_so_many_bytes_but_always_the_latest() {
        ring.openAt(StreamPosition.BEGINNING);
        for (int offset = 0; offset < 3; offset++) {
            ring.append(List.of(event(offset, 400)), position(0, 0, offset + 1));
        }

        assertThat(take(0, SHORT).open()).isFalse();
        assertThat(take(1, SHORT).entries()).hasSize(2);

        ring.append(List.of(event(3, 5_000)), position(0, 0, 4));

        assertThat(take(2, SHORT).open()).isFalse();
        assertThat(take(3, SHORT).entries()).hasSize(1);
        assertThat(ring.join(position(0, 0, 2))).isEmpty();
        assertThat(ring.join(position(0, 0, 3))).hasValue(3);

        ring.append(List.of(event(4, 10)), position(0, 0, 5));

        assertThat(take(3, SHORT).open()).isFalse();
        assertThat(take(4, SHORT).entries()).hasSize(1);
    }

    @Test
    void a_listener_takes_large_events_a_few_at_a_time() {
        EventRing large = new EventRing(8, 100 << 20, seal);
        large.openAt(StreamPosition.BEGINNING);
        for (int offset = 0; offset < 4; offset++) {
            large.append(List.of(event(offset, 600_000)), position(0, 0, offset + 1));
        }

        assertThat(take(large, 0, SHORT).entries()).hasSize(2);
        assertThat(take(large, 0, SHORT).position()).isEqualTo(position(0, 0, 2));
        assertThat(take(large, 2, SHORT).entries()).hasSize(2);
    }

    private EventRing.Slice take(long from, Duration wait) {
        return take(ring, from, wait);
    }

    private static EventRing.Slice take(EventRing ring, long from, Duration wait) {
        try {
            return ring.take(from, wait);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void notices(int from, int count) {
        for (int offset = from; offset < from + count; offset++) {
            ring.append(List.of(event(offset, 2)), position(0, 0, offset + 1));
        }
    }

    private static StreamedEvent event(long offset, int size) {
        return new StreamedEvent(
                new Lane(Topic.NOTICE, 0),
                offset,
                EventType.NOTICE_ISSUED,
                new byte[size],
                Set.of(),
                Set.of(),
                Optional.empty(),
                Visibility.CONCERNED);
    }

    private static StreamPosition position(long ranking, long escalation, long notice) {
        return StreamPosition.BEGINNING
                .with(new Lane(Topic.RANKING, 0), ranking)
                .with(new Lane(Topic.ESCALATION, 0), escalation)
                .with(new Lane(Topic.NOTICE, 0), notice);
    }
}
