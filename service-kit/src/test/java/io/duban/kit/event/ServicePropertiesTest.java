package io.duban.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "'', linyi-2022-57, /duban/linyi/x",
        "'', /etc/duban/weifang.yaml, /duban/weifang/x",
        "'', /etc/duban/规则.yaml, /duban/city/x",
        "'', '', /duban/city/x",
        "qd-2, linyi-2022-57, /duban/qd-2/x"
    })
    void the_city_is_part_of_the_source(String city, String rulebook, String source) {
        assertThat(service(city, "http://localhost:8080").source(rulebook)).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http://localhost:8080/schemas/",
        "https://duban.example.org/, https://duban.example.org/schemas/",
        "https://example.org/duban, https://example.org/duban/schemas/"
    })
    void schemas_lie_under_the_public_address(String url, String schemas) {
        assertThat(service("", url).schemas()).isEqualTo(schemas);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/schemas", "ftp://x.org", "https://x.org/?a=b", "http://x.org#a"})
    void an_address_that_is_none_is_refused(String url) {
        assertThatThrownBy(() -> service("", url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_city_that_is_no_identifier_is_refused() {
        assertThatThrownBy(() -> service("临沂", "http://localhost:8080"))
                .hasMessageContaining("duban.service.city");
    }

    private static ServiceProperties service(String city, String url) {
        return new ServiceProperties("x", "", city, url);
    }
}
