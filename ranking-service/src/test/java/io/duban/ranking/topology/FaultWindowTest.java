package io.duban.ranking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class FaultWindowTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final FaultWindow faults = new FaultWindow(Duration.ofSeconds(60), now::get);

    @Test
    void faults_are_counted_while_they_are_of_the_last_minute() {
        faults.note();
        pass(Duration.ofSeconds(40));
        faults.note();

        assertThat(faults.count()).isEqualTo(2);
        pass(Duration.ofSeconds(21));
        assertThat(faults.count()).isEqualTo(1);
        pass(Duration.ofSeconds(40));
        assertThat(faults.count()).isZero();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
