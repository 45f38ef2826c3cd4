package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code ./duban start} with settings that cannot work: a line that names the setting. */
class UnfitSettingsIT {

    private static final int LONGEST_WAIT = 180;
    @TempDir private Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Process launcher;

    @BeforeEach
    void ownPortsAndFolder() throws Exception {
        environment.putAll(RunningSystem.freePorts());
        environment.put("DUBAN_DATA", folder.resolve("data").toString());
        environment.put("DUBAN_START_CACHES", "off");
    }

    @AfterEach
    void end() throws Exception {
        if (launcher.isAlive()) {
            launcher.destroy();
            assertThat(launcher.waitFor(LONGEST_WAIT, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_address_that_is_none_is_refused_before_anything_starts() throws Exception {
        environment.put("DUBAN_MONGODB", "nonsense");

        assertThat(refusal()).startsWith("duban: DUBAN_MONGODB must be").contains("nonsense");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_data_folder_that_is_a_file_is_refused_and_left_alone() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        environment.put("DUBAN_DATA", file.toString());

        assertThat(refusal()).startsWith("duban: DUBAN_DATA must be a folder");
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_broker_that_does_not_answer_is_named_while_it_is_waited_for() throws Exception {
        environment.put("DUBAN_KAFKA", "127.0.0.1:1");
        start();

        Optional<String> first =
                launcher.inputReader(StandardCharsets.UTF_8)
                        .lines()
                        .filter(UnfitSettingsIT::isOurs)
                        .findFirst();

        assertThat(first.orElseThrow()).startsWith("waiting for DUBAN_KAFKA (127.0.0.1:1): ");
        launcher.destroy();
        assertThat(launcher.waitFor(LONGEST_WAIT, TimeUnit.SECONDS)).isTrue();
    }

    /** What only a service understands is refused by it, and not tried for ever. */
    @Test
    void a_setting_that_a_service_cannot_read_ends_the_start_with_its_name() throws Exception {
        environment.put("DUBAN_BODIES", "plenty");
        start();

        List<String> lines = said();

        assertThat(launcher.exitValue()).isEqualTo(1);
        assertThat(lines.getLast())
                .startsWith("duban: gateway ended 3 times while it was starting: ")
                .contains("duban.bounds.bodies", "plenty", "gateway.log");
        assertThat(lines).noneMatch(it -> it.contains("\tat "));
    }

    private String refusal() throws Exception {
        start();
        List<String> lines = said();
        assertThat(launcher.exitValue()).isEqualTo(1);
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private void start() throws Exception {
        Path script = Path.of(System.getProperty("duban.home"), "duban");
        ProcessBuilder builder =
                new ProcessBuilder(script.toString(), "start").redirectErrorStream(true);
        builder.environment().putAll(environment);
        launcher = builder.start();
    }

    private List<String> said() throws Exception {
        List<String> lines = new ArrayList<>();
        launcher.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(UnfitSettingsIT::isOurs)
                .forEach(lines::add);
        assertThat(launcher.waitFor(LONGEST_WAIT, TimeUnit.SECONDS)).isTrue();
        return lines;
    }

    /** The JVM says something of options that the environment gives it. */
    private static boolean isOurs(String line) {
        return !line.startsWith("NOTE: ") && !line.startsWith("Picked up ");
    }
}
