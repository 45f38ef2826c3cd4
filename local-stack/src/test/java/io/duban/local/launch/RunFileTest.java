package io.duban.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RunFileTest {

    @TempDir private Path data;
    private Process orphan;

    @BeforeEach
    void anOrphan() throws IOException {
        orphan = new ProcessBuilder("sleep", "60").start();
        new RunFile(data).record(part("kafka"), orphan.toHandle());
    }

    @AfterEach
    void end() {
        orphan.destroyForcibly();
    }

    @Test
    void one_launcher_has_the_folder_and_others_learn_who() throws IOException {
        RunFile first = new RunFile(data);

        assertThat(first.take()).isTrue();
        System.gc();

        assertThat(new RunFile(data).take()).isFalse();
        assertThat(new RunFile(data).holder()).isEqualTo("pid " + ProcessHandle.current().pid());
    }

    @Test
    void what_an_earlier_launcher_left_stays_known_until_it_has_ended() throws Exception {
        List<RunFile.Entry> left = new RunFile(data).succeed(8080);

        assertThat(left).extracting(RunFile.Entry::name).containsExactly("kafka");
        assertThat(new RunFile(data).launcher()).isPresent();
        assertThat(new RunFile(data).survivors()).hasSize(1);

        orphan.destroyForcibly().waitFor();

        assertThat(new RunFile(data).survivors()).isEmpty();
    }

    @Test
    void what_still_runs_is_not_forgotten() throws Exception {
        RunFile next = new RunFile(data);
        next.succeed(8080);

        next.clear();
        assertThat(next.survivors()).hasSize(1);

        orphan.destroyForcibly().waitFor();
        next.clear();
        assertThat(data.resolve("run/processes.tsv")).doesNotExist();
    }

    @Test
    void a_record_that_was_cut_names_what_it_can() throws IOException {
        Path file = data.resolve("run/processes.tsv");
        String whole = Files.readString(file);
        Files.writeString(file, whole + "\n\tx\nnonsense\ngateway\t12\t2022-0");

        assertThat(new RunFile(data).alive()).hasSize(1);
    }

    @Test
    void another_process_of_the_same_number_is_not_ours() throws IOException {
        Path file = data.resolve("run/processes.tsv");
        String earlier = Files.readString(file).replaceAll("\\d{4}-\\d\\d-\\d\\dT", "2021-01-01T");
        Files.writeString(file, earlier);

        assertThat(new RunFile(data).alive()).isEmpty();
    }

    private static Part part(String name) {
        return new Part(name, 9092, Optional.empty(), List.of(), Map.of(), Optional.empty());
    }
}
