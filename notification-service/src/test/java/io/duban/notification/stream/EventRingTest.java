package io.duban.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.Topic;
import io.duban.kit.page.Cursors;
import io.duban.kit.security.TokenProperties;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

class EventRingTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final PositionSeal seal =
            new PositionSeal(new Cursors(new TokenProperties("x".repeat(32))));
    private final EventRing ring = new EventRing(4, seal);

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

        assertThat(ring.join(new StreamPosition(0, 0, 0))).isEmpty();
        assertThat(ring.join(new StreamPosition(0, 0, 1))).hasValue(1);
        assertThat(ring.join(new StreamPosition(0, 0, 9))).hasValue(1);
    }

    @Test
    void what_lay_in_the_log_before_the_ring_began_is_not_in_it() {
        ring.openAt(new StreamPosition(3, 5, 7));

        assertThat(ring.join(new StreamPosition(3, 4, 7))).isEmpty();
        assertThat(ring.join(new StreamPosition(3, 5, 7))).hasValue(0);
    }

    @Test
    void positions_pass_records_that_are_not_sent() {
        ring.openAt(StreamPosition.BEGINNING);
        ring.append(List.of(), new StreamPosition(2, 3, 0));

        assertThat(take(0, SHORT).position()).isEqualTo(new StreamPosition(2, 3, 0));
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

    private EventRing.Slice take(long from, Duration wait) {
        try {
            return ring.take(from, wait);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void notices(int from, int count) {
        for (int offset = from; offset < from + count; offset++) {
            StreamedEvent event =
                    new StreamedEvent(Topic.NOTICE, offset, "type", "{}", Set.of(), Set.of());
            ring.append(List.of(event), new StreamPosition(0, 0, offset + 1));
        }
    }
}
