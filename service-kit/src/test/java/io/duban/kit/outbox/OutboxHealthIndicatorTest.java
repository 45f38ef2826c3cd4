package io.duban.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class OutboxHealthIndicatorTest {

    @Test
    void what_has_lain_in_the_outbox_for_more_than_a_minute_is_not_health() {
        assertThat(new OutboxHealthIndicator(() -> 60).health().getStatus()).isEqualTo(Status.UP);
        assertThat(new OutboxHealthIndicator(() -> 61).health().getStatus()).isEqualTo(Status.DOWN);
    }
}
