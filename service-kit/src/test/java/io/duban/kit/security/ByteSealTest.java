package io.duban.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

class ByteSealTest {

    private static final TokenProperties TOKEN =
            new TokenProperties("a-secret-for-tests-of-at-least-32-bytes");
    private static final byte[] OPEN = "第3号".getBytes(UTF_8);

    private final ByteSeal seal = new ByteSeal(TOKEN, "sealed notices");

    @Test
    void what_was_sealed_is_opened_byte_for_byte() {
        assertThat(seal.open(seal.seal("N1", OPEN))).hasValue(OPEN);
    }

    @Test
    void the_same_content_is_the_same_text_and_of_two_things_it_is_not() {
        assertThat(seal.seal("N1", OPEN)).isEqualTo(seal.seal("N1", OPEN));
        assertThat(seal.seal("N1", OPEN)).isNotEqualTo(seal.seal("N2", OPEN));
    }

    @Test
    void one_purpose_opens_nothing_of_another() {
        assertThat(new ByteSeal(TOKEN, "sealed facts").open(seal.seal("N1", OPEN))).isEmpty();
    }

    @Test
    void what_was_changed_on_the_way_does_not_open() {
        String sealed = seal.seal("N1", OPEN);
        String changed = (sealed.charAt(20) == 'A' ? 'B' : 'A') + "";

        assertThat(seal.open(sealed.substring(0, 20) + changed + sealed.substring(21))).isEmpty();
        assertThat(seal.open("not base 64")).isEmpty();
        assertThat(seal.open("AAAA")).isEmpty();
    }
}
