package io.duban.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.LinkedHashMap;
import java.util.Map;

class OidcPropertiesTest {

    private static final String SECRET = "only-the-issuer-knows-this";

    @Test
    void without_an_issuer_it_is_off() {
        OidcProperties none = new OidcProperties(" ", "", "", "");

        assertThat(none.offered()).isEmpty();
        assertThat(none.loginClaim()).isEqualTo("preferred_username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example",
                "https://id.example/realms/city",
                "http://localhost:8090",
                "http://127.0.0.1:8090/x",
                "http://[::1]:8090"
            })
    void an_issuer_is_behind_tls_or_on_this_machine(String issuer) {
        assertThat(new OidcProperties(issuer, "duban", SECRET, "uid").offered()).contains(issuer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example",
                "http://localhost.example",
                "ftp://id.example",
                "id.example",
                "https:///x",
                "https://id.example?a=b",
                "https://id.example/#a",
                "https://id example",
                "https://duban:only-the-issuer-knows-this@id.example"
            })
    void another_is_refused_without_a_word_of_the_secret(String issuer) {
        assertThatThrownBy(() -> new OidcProperties(issuer, "duban", SECRET, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("duban.oidc.issuer must be")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void an_issuer_knows_the_gateway_by_a_name() {
        assertThatThrownBy(() -> new OidcProperties("https://id.example", " ", SECRET, ""))
                .hasMessage("duban.oidc.client-id must be set where duban.oidc.issuer is");
    }

    /** Spring Boot tells the value that it has read last. */
    @Test
    void what_is_told_of_settings_that_cannot_work_is_not_the_secret() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("duban.oidc.issuer", "http://id.example");
        settings.put("duban.oidc.client-id", "duban");
        settings.put("duban.oidc.client-secret", SECRET);
        settings.put("duban.oidc.login-claim", "");

        assertThatThrownBy(
                        () ->
                                new Binder(new MapConfigurationPropertySource(settings))
                                        .bind("duban.oidc", OidcProperties.class))
                .isInstanceOfSatisfying(
                        BindException.class,
                        it -> assertThat(it.getProperty() + "").doesNotContain(SECRET));
        assertThat(new OidcProperties("", "duban", SECRET, "")).asString().doesNotContain(SECRET);
    }
}
