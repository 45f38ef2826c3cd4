package io.duban.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PublicAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://duban.example:8080,true",
        "https://duban.example:8080,true",
        "https://duban.city.example,true",
        "http://duban.city.example,false",
        "https://duban.example:8080.evil.example,false",
        "https://evil.example,false",
        "null,false"
    })
    void an_origin_is_the_called_host_or_the_address_that_is_set(String origin, boolean ours) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Host", "duban.example:8080");
        request.addHeader("Origin", origin);

        assertThat(new PublicAddress("https://duban.city.example/").isOurs(request))
                .isEqualTo(ours);
    }

    @Test
    void what_the_browser_itself_says_decides() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Host", "duban.example");
        request.addHeader("Origin", "https://duban.example");
        request.addHeader("Sec-Fetch-Site", "cross-site");

        assertThat(new PublicAddress("").isOurs(request)).isFalse();
    }

    @Test
    void a_program_tells_nothing() {
        assertThat(new PublicAddress("").isOurs(new MockHttpServletRequest())).isTrue();
    }
}
