package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The calls of the README, as a newcomer copies them. */
final class Readme {

    static final String ENGLISH = "README.md";
    static final String CHINESE = "README.zh-CN.md";

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final String LETTERS = "/signature";

    private Readme() {}

    /** From the first body to the first complaint. */
    static List<String> complaint(String readme) throws IOException {
        return calls(readme).stream().filter(it -> !it.contains(LETTERS)).toList();
    }

    /** From a draft to a printed letter. */
    static List<String> letter(String readme) throws IOException {
        return calls(readme).stream().filter(it -> it.contains(LETTERS)).toList();
    }

    private static List<String> calls(String readme) throws IOException {
        String text = Files.readString(Path.of("..", readme));
        return BLOCK.matcher(text)
                .results()
                .map(it -> it.group(1))
                .filter(it -> it.contains("curl"))
                .toList();
    }

    /** Runs them in a shell and returns what they said. */
    static String run(List<String> calls, RunningSystem system, Path folder) throws Exception {
        String script =
                "set -e\n"
                        + "API="
                        + system.url()
                        + "/api/v1\n"
                        + "ADMIN=\"Authorization: Bearer "
                        + RunningSystem.ADMIN_KEY
                        + "\"\n"
                        + "JSON='Content-Type: application/json'\n"
                        + String.join("\n", calls);
        Process shell =
                new ProcessBuilder("bash", "-c", script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();
        return said;
    }
}
