package io.duban.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WayBackTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/today", "/letters/N1?tab=due#top", "/complaints?q=%E4%B8%B4"})
    void a_page_of_ours_is_gone_back_to(String to) {
        assertThat(WayBack.to(to)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "/today\r\nSet-Cookie: a=b",
                "/临沂",
                "/a b",
                "/api/v1/me",
                "/sign-in"
            })
    void anything_else_leads_to_the_first_page(String to) {
        assertThat(WayBack.to(to)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(ints = {2_001, 100_000})
    void so_does_what_is_too_long(int length) {
        assertThat(WayBack.to("/" + "a".repeat(length - 1))).isEqualTo("/");
    }
}
