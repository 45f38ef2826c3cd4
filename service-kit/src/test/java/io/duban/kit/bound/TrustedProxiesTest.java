package io.duban.kit.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class TrustedProxiesTest {

    private static final String PROXY = "10.1.2.3";
    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8"));

    @Test
    void nobody_is_believed_unless_named() {
        assertThat(TrustedProxies.NONE.callerOf(PROXY, List.of(), List.of("203.0.113.7")))
                .isEqualTo(PROXY);
        assertThat(proxies.callerOf("11.1.2.3", List.of(), List.of("203.0.113.7")))
                .isEqualTo("11.1.2.3");
    }

    @Test
    void a_chain_is_read_from_the_right_up_to_the_first_that_is_not_trusted() {
        assertThat(forwardedFor("6.6.6.6, 203.0.113.7, 10.9.9.9")).isEqualTo("203.0.113.7");
        assertThat(forwardedFor("6.6.6.6", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(forwardedFor("10.9.9.9, 10.8.8.8")).isEqualTo("10.9.9.9");
        assertThat(forwardedFor("203.0.113.7:4711")).isEqualTo("203.0.113.7");
    }

    @Test
    void what_is_no_address_ends_the_chain() {
        assertThat(forwardedFor("203.0.113.7, unknown, 10.9.9.9")).isEqualTo("10.9.9.9");
        assertThat(forwardedFor("evil.example")).isEqualTo(PROXY);
        assertThat(forwardedFor("")).isEqualTo(PROXY);
        assertThat(forwardedFor("203.0.113.7,")).isEqualTo(PROXY);
    }

    @Test
    void both_forms_are_read() {
        assertThat(forwarded("for=6.6.6.6, For=203.0.113.7;proto=https;by=10.1.1.1"))
                .isEqualTo("203.0.113.7");
        assertThat(forwarded("for=\"[2001:db8::7]:80\"")).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(forwarded("for=_hidden")).isEqualTo(PROXY);
        assertThat(forwarded("proto=https")).isEqualTo(PROXY);
    }

    @Test
    void two_forms_at_once_tell_nothing() {
        assertThat(proxies.callerOf(PROXY, List.of("for=6.6.6.6"), List.of("203.0.113.7")))
                .isEqualTo(PROXY);
    }

    @Test
    void only_a_trusted_proxy_says_that_it_was_called_behind_tls() {
        assertThat(proxies.isSecure(PROXY, List.of(), List.of("https"))).isTrue();
        assertThat(proxies.isSecure(PROXY, List.of(), List.of("https, http"))).isFalse();
        assertThat(proxies.isSecure(PROXY, List.of("for=203.0.113.7;proto=https"), List.of()))
                .isTrue();
        assertThat(proxies.isSecure(PROXY, List.of("for=203.0.113.7"), List.of())).isFalse();
        assertThat(proxies.isSecure(PROXY, List.of("proto=http"), List.of("https"))).isFalse();
        assertThat(proxies.isSecure(PROXY, List.of(), List.of())).isFalse();
        assertThat(proxies.isSecure("203.0.113.7", List.of(), List.of("https"))).isFalse();
    }

    @Test
    void a_setting_that_is_no_network_is_named() {
        assertThatThrownBy(() -> new TrustedProxies(List.of("proxy.example")))
                .hasMessageContaining("trusted-proxies")
                .hasMessageContaining("proxy.example");
    }

    private String forwardedFor(String... values) {
        return proxies.callerOf(PROXY, List.of(), List.of(values));
    }

    private String forwarded(String... values) {
        return proxies.callerOf(PROXY, List.of(values), List.of());
    }
}
