package io.duban.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.kit.json.InvalidInputException;
import io.duban.kit.security.TokenProperties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CursorsTest {

    private final Cursors cursors =
            new Cursors(new TokenProperties("a-secret-of-32-bytes-or-more-000"));

    @Test
    void a_cursor_continues_the_list_it_was_made_for_and_no_other() {
        String cursor = cursors.after("complaints?street=S1", "T42");

        assertThat(cursors.lastKey("complaints?street=S1", cursor)).isEqualTo("T42");
        assertThatThrownBy(() -> cursors.lastKey("complaints?street=S2", cursor))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void no_changed_cursor_is_accepted() {
        String cursor = cursors.after("list", "T42");

        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'E' : 'A';
            String edited = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThatThrownBy(() -> cursors.lastKey("list", edited))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "T42", "***", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_we_did_not_make_is_refused(String cursor) {
        assertThatThrownBy(() -> cursors.lastKey("list", cursor))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "2147483648", "ten", ""})
    void a_limit_out_of_range_is_refused(String limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null, "list", cursors))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void the_last_page_has_no_next() {
        PageRequest request = PageRequest.of("2", null, "list", cursors);

        assertThat(request.page(List.of("a", "b"), it -> it).next()).isNull();

        Page<String> first = request.page(List.of("a", "b", "c"), it -> it);
        assertThat(first.items()).containsExactly("a", "b");
        assertThat(PageRequest.of("2", first.next(), "list", cursors).after()).isEqualTo("b");
    }
}
