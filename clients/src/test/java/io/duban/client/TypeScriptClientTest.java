package io.duban.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The TypeScript client: the page is linted, the client generated from it and compiled. */
class TypeScriptClientTest {

    private static final Path SOURCES = Path.of("typescript");
    private static final Path WORK = Path.of("target", "typescript");
    private static final List<String> NO_NETWORK =
            List.of(
                    "ENOTFOUND",
                    "EAI_AGAIN",
                    "ECONNREFUSED",
                    "ECONNRESET",
                    "ETIMEDOUT",
                    "ENETUNREACH");
    private static final int OLDEST_NODE = 20;
    private static final int MINUTES = 5;

    /** What a program said, and its exit code. */
    private record Run(int code, String said) {}

    @Test
    void it_is_made_from_the_page_and_compiles() throws Exception {
        goOnIf(isThere("npm") && isThere("node"), "npm is not here");
        copySources();
        goOnIf(isNewEnough(run("node", "--version").said()), "Node is older than 20");
        if (!isInstalled()) {
            Run installed = run("npm", "ci");
            goOnIf(
                    installed.code() == 0
                            || NO_NETWORK.stream().noneMatch(installed.said()::contains),
                    "there is no network");
            assertThat(installed.code()).as(installed.said()).isZero();
            Files.copy(
                    WORK.resolve("package-lock.json"),
                    installed(),
                    StandardCopyOption.REPLACE_EXISTING);
        }

        String page = System.getProperty("duban.page");
        requireGood("redocly", "lint", "--config", "redocly.yaml", page);
        requireGood("openapi-typescript", page, "--output", "src/schema.d.ts");
        requireGood("tsc");

        assertThat(WORK.resolve("dist").resolve("first-call.js")).exists();
    }

    /** Says on the console why the rest is passed over; a report of skipped tests does not. */
    private static void goOnIf(boolean possible, String otherwise) {
        if (!possible) {
            System.out.println("The TypeScript client is not made and compiled: " + otherwise);
        }
        assumeTrue(possible, otherwise);
    }

    private static void requireGood(String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of("npm", "exec", "--offline", "--"));
        all.addAll(Arrays.asList(command));
        Run run = run(all.toArray(String[]::new));
        assertThat(run.code()).as(run.said()).isZero();
    }

    /** The same packages as the last time need not be fetched again. */
    private static boolean isInstalled() throws IOException {
        return Files.exists(installed())
                && Files.mismatch(installed(), SOURCES.resolve("package-lock.json")) == -1;
    }

    private static Path installed() {
        return WORK.resolve("node_modules").resolve(".duban-lock.json");
    }

    private static void copySources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = WORK.resolve(SOURCES.relativize(file));
                if (!copy.toString().contains("node_modules")) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /**
     * @param version such as {@code v20.20.2}
     */
    private static boolean isNewEnough(String version) {
        return Integer.parseInt(version.strip().substring(1).split("\\.")[0]) >= OLDEST_NODE;
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(it -> Files.isExecutable(Path.of(it).resolve(program)));
    }

    private static Run run(String... command) throws Exception {
        Path said = WORK.resolve("said.log");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(WORK.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(List.of(command) + " does not end");
        }
        return new Run(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }
}
