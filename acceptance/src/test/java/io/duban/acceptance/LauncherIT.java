package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What {@code ./duban} does when somebody calls it in the wrong moment, or takes it by the throat.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherIT {

    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
    private static RunningSystem system;

    @BeforeAll
    static void start() throws Exception {
        system = RunningSystem.start();
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"start", "demo", "start"})
    void a_second_start_is_refused_and_touches_nothing(String word) throws Exception {
        String record = Files.readString(system.data().resolve("run/processes.tsv"));

        RunningSystem.Said second = system.duban(word);

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.lines())
                .singleElement()
                .asString()
                .contains("already runs", "pid " + system.launcher().pid());
        assertThat(Files.readString(system.data().resolve("run/processes.tsv"))).isEqualTo(record);
        assertThat(system.status().values()).containsOnly("ready");
    }

    @Test
    @Order(2)
    void a_second_benchmark_is_refused() throws Exception {
        Path file = Path.of(System.getProperty("duban.home"), "data", "bench.lock");
        Files.createDirectories(file.getParent());
        try (FileChannel bench =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(bench.tryLock()).isNotNull();

            RunningSystem.Said second = system.duban("bench");

            assertThat(second.code()).isEqualTo(1);
            assertThat(second.lines())
                    .singleElement()
                    .asString()
                    .contains("a benchmark already runs");
        }
    }

    @Test
    @Order(3)
    void what_a_killed_launcher_left_is_told_and_stopped() throws Exception {
        Map<String, Long> left = system.pids();
        kill(system.launcher());

        RunningSystem.Said status = system.duban("status");
        RunningSystem.Said stop = system.duban("stop");

        assertThat(status.code()).isEqualTo(1);
        assertThat(status.lines()).anyMatch(it -> it.contains("The launcher has gone"));
        assertThat(status.lines()).anyMatch(it -> it.startsWith("gateway"));
        assertThat(stop.lines()).contains("stopped");
        assertThat(stop.lines()).noneMatch(it -> it.contains("\tat "));
        assertThat(left.values()).noneMatch(LauncherIT::runs);
        assertThat(system.duban("stop")).extracting(RunningSystem.Said::code).isEqualTo(0);
        assertThat(system.duban("status").code()).isEqualTo(3);
    }

    @Test
    @Order(4)
    void a_start_ends_what_a_killed_launcher_left() throws Exception {
        system.startAgain();
        Map<String, Long> left = system.pids();
        kill(system.launcher());

        system.startAgain();

        assertThat(left.values()).noneMatch(LauncherIT::runs);
        assertThat(system.status().values()).containsOnly("ready");
    }

    /** A terminal sends Ctrl-C to every process, and people press it more than once. */
    @Test
    @Order(5)
    void ctrl_c_ends_everything_in_order_and_starts_nothing_again() throws Exception {
        Map<String, Long> pids = system.pids();
        int before = system.console().size();
        for (int press = 0; press < 3; press++) {
            for (long pid : pids.values()) {
                signal("INT", pid);
            }
            signal("INT", system.launcher().pid());
            TimeUnit.MILLISECONDS.sleep(700);
        }

        system.launcher().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(pids.values()).noneMatch(LauncherIT::runs);
        assertThat(system.console().stream().skip(before))
                .noneMatch(it -> it.contains("starting it again") || it.contains("killed"));
        assertThat(system.data().resolve("run/processes.tsv")).doesNotExist();
    }

    private static void kill(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder(List.of("kill", "-" + name, Long.toString(pid))).start().waitFor();
    }
}
