package io.duban.project.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ReceivedEvent;
import io.duban.project.RunningService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Days that are published together and handled one by one: none says again what it has said. */
class OneByOneIT {

    private static final LocalDate FIRST = LocalDate.of(2022, 7, 1);
    private static final List<LocalDate> DAYS =
            Stream.iterate(FIRST, it -> it.plusDays(1)).limit(8).toList();

    private final List<LocalDate> seen = new CopyOnWriteArrayList<>();
    private final AtomicBoolean failed = new AtomicBoolean();
    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService(OneByOneIT.class);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_day_that_fails_repeats_none_of_those_before_it() {
        var consumer =
                service.bean(EventConsumers.class)
                        .oneByOne("one-by-one", this::failsOnce, Topic.CALENDAR);
        service.bean(EventPublisher.class).publish(DAYS.stream().map(DayEnded::new).toList());

        consumer.start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> seen.contains(DAYS.getLast()));
        } finally {
            consumer.stop();
        }

        assertThat(failed).isTrue();
        assertThat(seen).containsExactlyElementsOf(DAYS);
    }

    private void failsOnce(ReceivedEvent received) {
        if (received.event() instanceof DayEnded(var day)) {
            if (day.equals(DAYS.get(5)) && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the broker does not answer");
            }
            seen.add(day);
        }
    }
}
