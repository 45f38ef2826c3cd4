package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** The calls of the README, as a newcomer copies them, on a system that has just begun. */
class FirstComplaintIT {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {Readme.ENGLISH, Readme.CHINESE})
    void the_first_complaint_is_charged_to_its_estate(String readme) throws Exception {
        try (RunningSystem system = RunningSystem.start()) {
            String said = Readme.run(Readme.complaint(readme), system, folder);

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
        assertThat(Readme.complaint(Readme.CHINESE)).isEqualTo(Readme.complaint(Readme.ENGLISH));
        assertThat(Readme.letter(Readme.CHINESE)).isEqualTo(Readme.letter(Readme.ENGLISH));
    }
}
