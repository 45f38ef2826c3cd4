package io.duban.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Set;

class LetterTextTest {

    private static final Set<String> WORDS = Set.of("addressee", "facts");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{facts}",
                "${facts}",
                "{{facts}}",
                "#{T(java.lang.Runtime)}",
                "$1 \\1",
                "<script>alert(1)</script>",
                "%s %n",
                "th:text=\"${7*7}\""
            })
    void a_value_goes_in_as_it_is(String hostile) {
        LetterText text = LetterText.parse("test", "致{addressee}:{facts}", WORDS, WORDS);

        String filled = text.fill(Map.of("addressee", hostile, "facts", "事实"));

        assertThat(filled).isEqualTo("致" + hostile + ":事实");
    }

    @Test
    void an_unknown_placeholder_is_refused() {
        assertThatThrownBy(() -> LetterText.parse("test", "{addresse}", WORDS, Set.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("{addresse}");
    }

    @Test
    void a_missing_placeholder_is_refused() {
        assertThatThrownBy(() -> LetterText.parse("test", "{addressee}", WORDS, WORDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[facts]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{addressee", "addressee}", "{ addressee }", "{{addressee}}", "{}"})
    void a_brace_that_is_no_placeholder_is_refused(String source) {
        assertThatThrownBy(() -> LetterText.parse("test", source, WORDS, Set.of()))
                .isInstanceOf(IllegalStateException.class);
    }
}
