package io.duban.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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

    private static Settings of(Map<String, String> environment) {
        return Settings.of(Path.of("."), environment, "clock");
    }
}
