package io.duban.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;

class DayWorkTest {

    private static final LocalDate DAY = LocalDate.of(2022, 7, 3);

    private final AtomicLong now = new AtomicLong();
    private final DayWork days = new DayWork(now::get);
    private final DaysHealthIndicator health = new DaysHealthIndicator(days);

    @Test
    void a_day_that_is_tried_again_and_again_is_not_health() {
        days.begun(DAY);
        pass(Duration.ofMinutes(4));
        days.begun(DAY);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        pass(Duration.ofMinutes(2));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .containsEntry("day", "2022-07-03")
                .containsEntry("triedForSeconds", 360L);
    }

    @Test
    void a_day_that_is_handled_at_last_is_health_again() {
        days.begun(DAY);
        pass(Duration.ofMinutes(6));

        days.handled(DAY);
        days.begun(DAY.plusDays(1));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("lastHandledDay", "2022-07-03");
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
