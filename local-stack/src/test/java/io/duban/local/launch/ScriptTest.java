package io.duban.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The script {@code ./duban} on machines that lack what it needs: one line says what. */
class ScriptTest {

    @TempDir private Path checkout;
    private Path tools;

    @BeforeEach
    void bareMachine() throws IOException {
        Files.copy(
                Path.of("..", "duban"),
                checkout.resolve("duban"),
                StandardCopyOption.COPY_ATTRIBUTES);
        tools = Files.createDirectory(checkout.resolve("tools"));
        for (String tool : List.of("bash", "dirname", "cat", "ls", "tail", "env")) {
            Files.createSymbolicLink(tools.resolve(tool), where(tool));
        }
    }

    @Test
    void without_maven_it_says_so() throws Exception {
        assertThat(complaint()).contains("Maven");
    }

    @Test
    void without_a_fitting_jdk_it_says_so() throws Exception {
        tool(
                "mvn",
                """
                echo "[ERROR] Cannot find matching toolchain definitions for the following toolchain types:"
                echo "jdk [ version='[25,26)' ]"
                exit 1
                """);

        assertThat(complaint()).contains("JDK 25", "JAVA_HOME");
    }

    @Test
    void with_a_java_home_that_is_none_it_says_so() throws Exception {
        tool(
                "mvn",
                """
                echo "The JAVA_HOME environment variable is not defined correctly" >&2
                exit 1
                """);

        assertThat(complaint()).contains("JAVA_HOME");
    }

    @Test
    void when_the_jdk_of_the_build_has_gone_it_says_so() throws Exception {
        Path stack = Files.createDirectories(checkout.resolve("local-stack/target"));
        Path gateway = Files.createDirectories(checkout.resolve("gateway/target"));
        Files.createFile(stack.resolve("local-stack-1.jar"));
        Files.createFile(gateway.resolve("gateway-1-exec.jar"));
        Files.writeString(stack.resolve("java-home"), "/nowhere/jdk-25\n");

        assertThat(complaint()).contains("/nowhere/jdk-25/bin/java", "mvn");
    }

    @Test
    void help_is_there_before_anything_is_built_in_both_languages() throws Exception {
        Path text = Path.of("local-stack/src/main/resources/help.txt");
        Files.createDirectories(checkout.resolve(text).getParent());
        Files.copy(Path.of("..").resolve(text), checkout.resolve(text));

        for (String word : List.of("help", "-h", "--help")) {
            Process process = start(word);
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isZero();
            assertThat(said).contains("./duban", "启动整个系统", "the whole system", "restore DIR");
        }
    }

    /** The one line that it says beside that it builds. */
    private String complaint() throws Exception {
        Process process = start("status");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(1);
        List<String> lines = said.lines().filter(it -> !it.startsWith("Building Duban")).toList();
        assertThat(lines).singleElement().asString().startsWith("duban: ");
        return lines.getFirst();
    }

    private Process start(String word) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(checkout.resolve("duban").toString(), word)
                        .redirectErrorStream(true);
        builder.environment().put("PATH", tools.toString());
        return builder.start();
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!/usr/bin/env bash\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path where(String tool) {
        return List.of("/bin", "/usr/bin").stream()
                .map(it -> Path.of(it, tool))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
