package io.duban.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

class SettingsTest {

    @Test
    void what_the_store_promises_and_takes_is_said_by_the_environment() {
        assertThat(of(Map.of()).fsync()).isFalse();
        assertThat(of(Map.of()).storeMemory()).isEqualTo(256);
        assertThat(of(Map.of("DUBAN_FSYNC", "on")).fsync()).isTrue();
        assertThat(of(Map.of("DUBAN_STORE_MEMORY", "64")).storeMemory()).isEqualTo(64);
    }

    @Test
    void a_setting_that_makes_no_sense_is_named() {
        assertThatThrownBy(() -> of(Map.of("DUBAN_FSYNC", "yes")))
                .hasMessage("DUBAN_FSYNC must be on or off but is 'yes'");
        for (String memory : new String[] {"8", "much", "-1", "99999999999"}) {
            assertThatThrownBy(() -> of(Map.of("DUBAN_STORE_MEMORY", memory)))
                    .hasMessageContaining("DUBAN_STORE_MEMORY")
                    .hasMessageContaining(memory);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DUBAN_MONGODB, nonsense",
        "DUBAN_MONGODB, mongodb://",
        "DUBAN_MONGODB, http://store:27017",
        "DUBAN_MONGODB, mongodb://store:port",
        "DUBAN_KAFKA, nonsense",
        "DUBAN_KAFKA, broker:0",
        "DUBAN_KAFKA, 'broker:9092,'",
        "DUBAN_KAFKA, http://broker:9092/x",
        "DUBAN_CALENDAR, sundial",
        "DUBAN_START_CACHES, perhaps",
        "DUBAN_PARTITIONS, 0",
        "DUBAN_CALENDAR_LEAP, -1",
        "DUBAN_CONNECTIONS_PER_ADDRESS, many",
        "DUBAN_CITY, 临沂 市",
        "DUBAN_PUBLIC_URL, duban.example",
        "DUBAN_PUBLIC_URL, ftp://duban.example",
        "DUBAN_OIDC_ISSUER, id.example",
        "DUBAN_OIDC_ISSUER, http://id.example",
        "DUBAN_OIDC_ISSUER, https://id.example?a=b",
        "DUBAN_OIDC_ISSUER, https://id example",
        "DUBAN_RULEBOOK, no-such-rulebook",
        "DUBAN_RULEBOOK, /nowhere/rulebook.yaml",
        "DUBAN_TEMPLATES, /nowhere/templates",
        "DUBAN_PORT, 0",
        "DUBAN_PORT, 65536",
        "DUBAN_PORT, 8081",
    })
    void what_cannot_work_is_refused_in_one_line_that_names_the_variable(
            String name, String value) {
        assertThatThrownBy(() -> of(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_password_in_an_address_is_not_repeated() {
        assertThatThrownBy(() -> of(Map.of("DUBAN_MONGODB", "mongo://duban:geheim@store")))
                .hasMessageContaining("DUBAN_MONGODB")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> of(Map.of("DUBAN_MONGODB", "mongodb://duban:geheim@store:x/?a=1")))
                .hasMessageContaining("DUBAN_MONGODB")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> of(Map.of("DUBAN_OIDC_ISSUER", "https://duban:geheim@id.example")))
                .hasMessageContaining("DUBAN_OIDC_ISSUER")
                .hasMessageNotContaining("geheim");
        Settings fine =
                of(Map.of("DUBAN_MONGODB", "mongodb://duban:geheim@a:1,b:2/?replicaSet=rs0"));
        assertThat(ForeignServer.of(fine))
                .extracting(ForeignServer::name)
                .containsExactly("DUBAN_MONGODB (a:1,b:2)");
    }

    @Test
    void an_issuer_knows_the_gateway_by_a_name() {
        String issuer = "https://id.example";
        assertThatThrownBy(
                        () ->
                                of(
                                        Map.of(
                                                "DUBAN_OIDC_ISSUER",
                                                issuer,
                                                "DUBAN_OIDC_CLIENT_SECRET",
                                                "geheim")))
                .hasMessage("DUBAN_OIDC_CLIENT_ID must be set where DUBAN_OIDC_ISSUER is");
        assertThat(of(Map.of("DUBAN_OIDC_ISSUER", issuer, "DUBAN_OIDC_CLIENT_ID", "duban")))
                .isNotNull();
    }

    @Test
    void a_variable_of_blanks_is_not_set() {
        Settings blank = of(Map.of("DUBAN_KAFKA", " ", "DUBAN_MONGODB", "", "DUBAN_PORT", " "));

        assertThat(ForeignServer.of(blank)).isEmpty();
        assertThat(blank.ports().gateway()).isEqualTo(8080);
    }

    private static Settings of(Map<String, String> environment) {
        return Settings.of(Path.of("."), environment, "clock");
    }
}
