package io.duban.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class LastToldTest {

    @Test
    void the_oldest_goes_when_there_are_too_many() {
        LastTold told = new LastTold(2);

        told.addAll(List.of("a", "b", "a", "c"));

        assertThat(told).containsExactly("b", "c");
        assertThat(told.contains("a")).isFalse();
    }
}
