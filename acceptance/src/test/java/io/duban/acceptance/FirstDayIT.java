package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Whoever ran {@code ./duban demo} works from the console alone, without a manual: {@code
 * console/e2e/first-day.mjs}.
 */
class FirstDayIT {

    @Test
    void a_newcomer_finds_the_way_after_the_demonstration() throws Exception {
        Browser browser = Browser.here();
        try (RunningSystem system = RunningSystem.demo()) {
            assertThat(system.console()).anyMatch(it -> it.startsWith("64/64 "));

            browser.firstDay(system.url(), system.data().resolve("secrets/demo-accounts"));
        }
    }
}
