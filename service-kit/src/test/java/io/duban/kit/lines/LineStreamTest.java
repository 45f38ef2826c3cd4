package io.duban.kit.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.kit.json.JsonAutoConfiguration;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class LineStreamTest {

    private static final int ITEMS = 1_500;
    private static final int SIZE = 30 << 10;
    private static final int MOST_HELD = (32 << 20) / (SIZE + (1 << 10));

    private final LineRoom room = new LineRoom();
    private final AtomicInteger read = new AtomicInteger();
    private final CountDownLatch store = new CountDownLatch(1);

    @Test
    void streams_together_read_no_further_than_there_is_room() throws Exception {
        MockHttpServletResponse one = new MockHttpServletResponse();
        MockHttpServletResponse other = new MockHttpServletResponse();
        Thread first = Thread.ofVirtual().start(() -> run(one));
        Thread second = Thread.ofVirtual().start(() -> run(other));

        await().until(() -> read.get() >= MOST_HELD);
        // Each has read one more than it found room for.
        await().during(Duration.ofMillis(500)).until(() -> read.get() <= MOST_HELD + 2);

        store.countDown();
        first.join();
        second.join();
        assertThat(one.getContentAsString().lines()).hasSize(ITEMS);
        assertThat(other.getContentAsString().lines()).hasSize(ITEMS);
    }

    private void run(MockHttpServletResponse response) {
        try {
            new LineStream<Integer>(
                            JsonAutoConfiguration.strictMapper(),
                            room,
                            _ -> null,
                            this::afterTheStore,
                            3)
                    .run(items(), response);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<Verdict> afterTheStore(List<Integer> group) {
        try {
            store.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return group.stream()
                .map(it -> new Verdict(it, null, "id", null, "created", List.of()))
                .toList();
    }

    private Source<Integer> items() {
        return new Source<>() {
            private int last;

            @Override
            public Optional<Integer> next() {
                if (last == ITEMS) {
                    return Optional.empty();
                }
                read.incrementAndGet();
                return Optional.of(++last);
            }

            @Override
            public long taken() {
                return (long) last * SIZE;
            }
        };
    }
}
