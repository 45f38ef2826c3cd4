package io.duban.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

class StrictJsonTest {

    private final StrictJson json = new StrictJson();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1}x",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{\uFEFF\"a\":1}",
                "{\"a\":1}\uFEFF",
                "\uFEFF\uFEFF{\"a\":1}",
                "\uFEFF",
                "{\"a\":\"\u0001\"}"
            })
    void what_is_not_one_well_formed_document_is_malformed(String text) {
        assertThatThrownBy(() -> json.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void deep_nesting_is_malformed_and_not_a_stack_overflow() {
        byte[] deep = ("[".repeat(100_000) + "]".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> json.read(deep)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void a_document_of_too_many_parts_is_refused_before_all_of_them_are_made() {
        byte[] many = ("[{}" + ",{}".repeat(30_000) + "]").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> json.read(many))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("50000 parts");
        assertThat(json.read("[{},{}]".getBytes(StandardCharsets.UTF_8)).size()).isEqualTo(2);
    }

    @Test
    void a_byte_order_mark_before_a_document_is_passed_over_and_one_in_a_text_kept() {
        byte[] marked = "\uFEFF{\"a\":\"\uFEFFx\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(json.read(marked).get("a").stringValue()).isEqualTo("\uFEFFx");
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed() {
        assertThatThrownBy(() -> json.read(new byte[] {'"', (byte) 0xC3, '"'}))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> json.read("{\"a\":1}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void a_body_over_its_limit_is_refused_and_one_at_its_limit_is_read() throws Exception {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(json.read(new ByteArrayInputStream(body), body.length).get("a").intValue())
                .isEqualTo(1);
        assertThatThrownBy(() -> json.read(new ByteArrayInputStream(body), body.length - 1))
                .isInstanceOf(InputTooLargeException.class);
    }
}
