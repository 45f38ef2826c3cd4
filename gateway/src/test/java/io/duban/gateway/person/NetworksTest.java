package io.duban.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworksTest {

    @Test
    void of_ipv6_a_network_counts_and_of_ipv4_an_address() {
        assertThat(Networks.of("2001:db8::1")).isEqualTo(Networks.of("2001:db8:0:0:ffff::2"));
        assertThat(Networks.of("2001:db8::1")).isNotEqualTo(Networks.of("2001:db8:0:1::1"));
        assertThat(Networks.of("192.0.2.1")).isNotEqualTo(Networks.of("192.0.2.2"));
    }

    @Test
    void what_is_no_address_stands_for_itself() {
        assertThat(Networks.of("unknown")).isEqualTo("unknown");
    }
}
