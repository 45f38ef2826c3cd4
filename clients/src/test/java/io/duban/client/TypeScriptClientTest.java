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
    private static final int MINUTES = 5;

    /** What a program said, and its exit code. */
    private record Run(int code, String said) {}

    @Test
    void it_is_made_from_the_page_and_compiles() throws Exception {
        assumeTrue(
                isThere("npm"), "npm is not here: the TypeScript client is not made and compiled");
        copySources();
        if (!isInstalled()) {
            Run installed = run("npm", "ci");
            assumeTrue(
                    installed.code() == 0
                            || NO_NETWORK.stream().noneMatch(installed.said()::contains),
                    "no network: the TypeScript client is not made and compiled");
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
