package io.duban.project.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

class PlaceTest {

    @Test
    void what_is_due_first_comes_first_then_by_id_and_nothing_shares_a_place() {
        Place first = new Place("2022-06-30", "P-9", "milestone", "START");
        Place second = new Place("2022-07-01", "P-1", "milestone", "START");
        Place third = new Place("2022-07-01", "P-1", "request", "project.plan");
        Place fourth = new Place("2022-07-01", "P-1", "request", "task.completion");

        assertThat(Stream.of(fourth, second, third, first).sorted())
                .containsExactly(first, second, third, fourth);
        assertThat(first.compareTo(Place.START)).isPositive();
    }

    @Test
    void a_place_is_read_as_it_was_written() {
        Place task = new Place("2022-06-30", "K-1", "task", "");

        assertThat(Place.parse(task.text())).isEqualTo(task);
    }
}
