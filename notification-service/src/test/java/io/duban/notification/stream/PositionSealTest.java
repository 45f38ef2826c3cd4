package io.duban.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.kit.json.InvalidInputException;
import io.duban.kit.page.Cursors;
import io.duban.kit.security.TokenProperties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionSealTest {

    private final Cursors cursors = new Cursors(new TokenProperties("x".repeat(32)));
    private final PositionSeal seal = new PositionSeal(cursors);

    @Test
    void a_position_comes_back_as_it_went_out() {
        StreamPosition position = new StreamPosition(12, 0, Long.MAX_VALUE / 100);

        assertThat(seal.open(seal.seal(position))).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.2.3", "MS4yLjM", "💥", "AAAAAAAAAAAAAAAAAAAAAAAA", "-1"})
    void a_forged_position_is_refused(String forged) {
        assertThatThrownBy(() -> seal.open(forged)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        String cursor = cursors.after("notices", "1.2.3");

        assertThatThrownBy(() -> seal.open(cursor)).isInstanceOf(InvalidInputException.class);
    }
}
