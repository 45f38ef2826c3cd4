package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The calls of the README, as a newcomer copies them, on a system that has just begun. */
class FirstComplaintIT {

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void the_first_complaint_is_charged_to_its_estate(String readme) throws Exception {
        try (RunningSystem system = RunningSystem.start()) {
            String said = run(script(readme, system));

            assertThat(said.lines().filter(it -> it.startsWith("HTTP/1.1")))
                    .as(said)
                    .hasSize(4)
                    .allMatch(it -> it.startsWith("HTTP/1.1 201"));
            assertThat(said).contains("\"attributed\":true,\"estateId\":\"E00001\"");
            assertThat(
                            system.admin()
                                    .get("/api/v1/complaints/LY20220630-000001")
                                    .json()
                                    .get("street")
                                    .stringValue())
                    .isEqualTo("371302001");
        }
    }

    @Test
    void both_languages_tell_the_same_calls() throws Exception {
        assertThat(calls("README.zh-CN.md")).isEqualTo(calls("README.md"));
    }

    /** What follows the start, against the system of this test. */
    private static String script(String readme, RunningSystem system) throws Exception {
        return "set -e\n"
                + "API="
                + system.url()
                + "/api/v1\n"
                + "ADMIN=\"Authorization: Bearer "
                + RunningSystem.ADMIN_KEY
                + "\"\n"
                + "JSON='Content-Type: application/json'\n"
                + String.join("\n", calls(readme));
    }

    private static List<String> calls(String readme) throws Exception {
        String text = Files.readString(Path.of("..", readme));
        return BLOCK.matcher(text)
                .results()
                .map(it -> it.group(1))
                .filter(it -> it.contains("curl"))
                .toList();
    }

    private static String run(String script) throws Exception {
        Process shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();
        return said;
    }
}
