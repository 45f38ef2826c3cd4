package io.duban.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class LogFileTest {

    @TempDir private Path folder;

    @Test
    void a_log_that_has_grown_is_put_aside_while_its_process_writes_on() throws IOException {
        Path file = folder.resolve("kafka.log");
        LogFile log = new LogFile(file);
        try (FileOutputStream process = new FileOutputStream(file.toFile(), true)) {
            for (int round = 1; round <= LogFile.KEPT + 2; round++) {
                process.write(("round " + round + "\n").getBytes(StandardCharsets.UTF_8));
                process.write(new byte[(int) LogFile.LONGEST]);
                log.rotate();
                process.write("on\n".getBytes(StandardCharsets.UTF_8));
                assertThat(Files.readString(file)).isEqualTo("on\n");
            }
        }
        assertThat(names())
                .containsExactly(
                        "kafka.log",
                        "kafka.log.1",
                        "kafka.log.2",
                        "kafka.log.3",
                        "kafka.log.4",
                        "kafka.log.5");
        assertThat(firstLines("kafka.log.1")).isEqualTo("on\nround 7\n");
        assertThat(firstLines("kafka.log.5")).isEqualTo("on\nround 3\n");
    }

    @Test
    void a_short_one_stays() throws IOException {
        Path file = folder.resolve("kafka.log");
        LogFile log = new LogFile(file);
        log.rotate();
        Files.writeString(file, "a\nb\nc\nd\ne\nf\n");
        log.rotate();
        assertThat(names()).containsExactly("kafka.log");
        assertThat(log.lastWords()).contains("b\nc\nd\ne\nf");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    private String firstLines(String name) throws IOException {
        byte[] start = new byte[11];
        try (var in = Files.newInputStream(folder.resolve(name))) {
            assertThat(in.readNBytes(start, 0, start.length)).isEqualTo(start.length);
        }
        return new String(start, StandardCharsets.UTF_8);
    }
}
