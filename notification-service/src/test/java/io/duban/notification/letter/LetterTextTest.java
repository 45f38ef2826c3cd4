package io.duban.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Set;

class LetterTextTest {

    private static final Spot SPOT = new Spot("a.txt", 7);
    private static final Set<String> WORDS = Set.of("addressee", "facts");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{facts}}",
                "{{{facts}}}",
                "{{&facts}}",
                "{{=<% %>=}}<%facts%>",
                "{{#facts}}x{{/facts}}",
                "{{>facts}}",
                "${facts}",
                "#{T(java.lang.Runtime)}",
                "$1 \\1",
                "<script>alert(1)</script>",
                "%s %n",
                "th:text=\"${7*7}\""
            })
    void a_value_goes_in_as_it_is(String hostile) {
        LetterText text = LetterText.parse(SPOT, "致{{addressee}}：{{facts}}", WORDS);

        String filled = text.fill(Map.of("addressee", hostile, "facts", "事实"));

        assertThat(filled).isEqualTo("致" + hostile + "：事实");
    }

    @Test
    void a_value_that_nobody_gives_is_named_with_its_place() {
        assertThatThrownBy(() -> LetterText.parse(SPOT, "{{addresse}}", WORDS))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessage("a.txt:7: nobody gives {{addresse}} here, only [addressee, facts]");
    }

    @Test
    void a_value_that_is_not_there_is_an_error_and_no_gap_in_a_letter() {
        LetterText text = LetterText.parse(SPOT, "{{addressee}}{{facts}}", WORDS);

        assertThatThrownBy(() -> text.fill(Map.of("addressee", "费县")))
                .hasMessageContaining("facts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{addressee}",
                "{{addressee",
                "addressee}}",
                "{{}}",
                "{{{addressee}}}",
                "{{&addressee}}",
                "{{=<% %>=}}",
                "{{#addressee}}甲{{/addressee}}",
                "{{^addressee}}甲{{/addressee}}",
                "{{#addressee}}",
                "{{/addressee}}",
                "{{>addressee}}",
                "{{<addressee}}{{/addressee}}",
                "{{$addressee}}{{/addressee}}",
                "{{addressee.length}}",
                "{{addressee.class}}",
                "{{.}}",
                "{{this}}",
                "{{entrySet}}"
            })
    void what_does_more_than_name_a_value_is_refused(String source) {
        assertThatThrownBy(() -> LetterText.parse(SPOT, source, WORDS))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageStartingWith("a.txt:7: ");
    }
}
