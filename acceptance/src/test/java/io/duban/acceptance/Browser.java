package io.duban.acceptance;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the console's checks need beside the system: Node, a Chromium, and what npm has brought. */
final class Browser {

    private static final List<String> PROGRAMS =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final long LIMIT_MINUTES = 20;
    private static final String NO_CHROMIUM =
            "no Chromium is here; install chromium or let DUBAN_CHROMIUM name one";
    private static final String SUMMARY = "✖ failing tests:";
    private static final String SKIPPED = "; the console is not looked at";

    private final Path console = Path.of(System.getProperty("duban.home"), "console");
    private final Path chromium;

    private Browser(Path chromium) {
        this.chromium = chromium;
    }

    /**
     * Skips the test on a machine that made no console. Where one was made and the checks of a
     * change run ({@code CI}), a browser that is missing fails it, for there nobody reads what was
     * skipped.
     */
    static Browser here() {
        Path modules = Path.of(System.getProperty("duban.home"), "console", "node_modules");
        assumeTrue(onPath("node").isPresent(), "Node is not here" + SKIPPED);
        assumeTrue(
                Files.isDirectory(modules.resolve("playwright-core")),
                "npm has not brought " + modules + SKIPPED);
        Optional<Path> chromium =
                Optional.ofNullable(System.getenv("DUBAN_CHROMIUM"))
                        .map(Path::of)
                        .or(() -> PROGRAMS.stream().flatMap(it -> onPath(it).stream()).findFirst());
        if (chromium.isEmpty() && System.getenv("CI") != null) {
            fail(NO_CHROMIUM);
        }
        assumeTrue(chromium.isPresent(), NO_CHROMIUM + SKIPPED);
        return new Browser(chromium.orElseThrow());
    }

    /**
     * Runs the checks as an administrator; what they say is kept, and told where they fail.
     *
     * @param gateway its process, which is killed by one of them
     */
    void check(String url, String login, String password, long gateway)
            throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(console.resolve("e2e"))) {
            run(
                    "console-checks",
                    files.map(Path::toString).filter(it -> it.endsWith(".test.mjs")).sorted(),
                    Map.of(
                            "DUBAN_URL",
                            url,
                            "DUBAN_LOGIN",
                            login,
                            "DUBAN_PASSWORD",
                            password,
                            "DUBAN_GATEWAY_PID",
                            Long.toString(gateway)));
        }
    }

    /**
     * Goes through a first day after the demonstration.
     *
     * @param accounts the file with the accounts that it printed
     */
    void firstDay(String url, Path accounts) throws IOException, InterruptedException {
        run(
                "first-day",
                Stream.of("e2e/first-day.mjs"),
                Map.of("DUBAN_URL", url, "DUBAN_ACCOUNTS", accounts.toString()));
    }

    private void run(String name, Stream<String> files, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec"));
        files.forEach(command::add);
        Path said = Path.of("target", name + ".txt");
        ProcessBuilder node =
                new ProcessBuilder(command)
                        .directory(console.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        node.environment().putAll(environment);
        node.environment().put("DUBAN_CHROMIUM", chromium.toString());
        node.environment()
                .put("DUBAN_PICTURES", Path.of("target", "pictures").toAbsolutePath().toString());
        Process checks = node.start();
        if (!checks.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            checks.descendants().forEach(ProcessHandle::destroyForcibly);
            checks.destroyForcibly();
            fail(
                    "the console's checks were not done in %d minutes%n%s"
                            .formatted(LIMIT_MINUTES, failures(Files.readString(said))));
        }
        if (checks.exitValue() != 0) {
            fail(
                    "the console's checks failed, see %s and target/pictures%n%s"
                            .formatted(said, failures(Files.readString(said))));
        }
    }

    /** What Node's reporter sums up at its end; all of it where it came to none. */
    private static String failures(String said) {
        return said.substring(Math.max(0, said.indexOf(SUMMARY)));
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .map(it -> Path.of(it, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
