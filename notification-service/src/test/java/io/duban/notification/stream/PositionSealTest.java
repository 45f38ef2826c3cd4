package io.duban.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.event.Topic;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.page.Cursors;
import io.duban.kit.security.TokenProperties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionSealTest {

    private static final StreamPosition NOW =
            StreamPosition.at(Topic.RANKING, 99)
                    .with(new Lane(Topic.COMPLAINT, 0), 7)
                    .with(new Lane(Topic.COMPLAINT, 1), 8);

    private final Cursors cursors = new Cursors(new TokenProperties("x".repeat(32)));
    private final PositionSeal seal = new PositionSeal(cursors);

    @Test
    void a_position_comes_back_as_it_went_out() {
        StreamPosition position =
                StreamPosition.at(Topic.RANKING, 12)
                        .with(new Lane(Topic.COMPLAINT, 0), 0)
                        .with(new Lane(Topic.COMPLAINT, 1), Long.MAX_VALUE)
                        .with(new Lane(Topic.SUPERVISION, 0), 35);

        assertThat(seal.open(seal.seal(position), NOW)).isEqualTo(position);
    }

    @Test
    void a_position_of_the_first_release_is_at_the_end_of_what_that_did_not_stream() {
        String id = cursors.after("events/stream", "1.20.300");

        assertThat(seal.open(id, NOW))
                .isEqualTo(
                        NOW.with(new Lane(Topic.RANKING, 0), 1)
                                .with(new Lane(Topic.ESCALATION, 0), 20)
                                .with(new Lane(Topic.NOTICE, 0), 300));
    }

    @Test
    void a_position_over_many_partitions_is_still_read_back() {
        StreamPosition position = StreamPosition.BEGINNING;
        for (int partition = 0; partition < 200; partition++) {
            position = position.with(new Lane(Topic.COMPLAINT, partition), 1_000_000_000L);
        }

        assertThat(seal.open(seal.seal(position), NOW)).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.2.3", "MS4yLjM", "💥", "AAAAAAAAAAAAAAAAAAAAAAAA", "-1"})
    void a_forged_position_is_refused(String forged) {
        assertThatThrownBy(() -> seal.open(forged, NOW)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        String cursor = cursors.after("notices", "1.2.3");

        assertThatThrownBy(() -> seal.open(cursor, NOW)).isInstanceOf(InvalidInputException.class);
    }
}
