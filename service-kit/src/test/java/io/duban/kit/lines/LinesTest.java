package io.duban.kit.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.json.StrictJson;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class LinesTest {

    @Test
    void blank_lines_are_passed_over_but_counted() throws IOException {
        List<DocumentLine> lines = json("{\"a\":1}\n\n \t\r\n{\"a\":2}\r\n\n");

        assertThat(lines).extracting(DocumentLine::number).containsExactly(1L, 4L);
    }

    @Test
    void the_last_line_may_end_with_the_stream() throws IOException {
        assertThat(json("{\"a\":1}\n{\"a\":2}")).hasSize(2);
        assertThat(json("")).isEmpty();
        assertThat(json("\n\n")).isEmpty();
    }

    @Test
    void a_line_of_one_mebibyte_is_read_and_a_longer_one_has_its_own_fault() throws IOException {
        String longest = "\"" + "x".repeat((1 << 20) - 2) + "\"";

        List<DocumentLine> lines = json(longest + "\nx" + longest + "\n{}\n");

        assertThat(lines).extracting(DocumentLine::number).containsExactly(1L, 2L, 3L);
        assertThat(lines.get(0).isSound()).isTrue();
        assertThat(lines.get(1).faults().getFirst().code()).isEqualTo("too-long");
        assertThat(lines.get(2).isSound()).isTrue();
    }

    @Test
    void lines_are_the_same_however_the_stream_is_cut() throws IOException {
        String text = "{\"title\":\"楼道\"}\r\n\nnot json\n{\"a\":1}{\"b\":2}\n{\"a\":1,\"a\":2}\n[]";
        List<DocumentLine> whole = json(text);
        InputStream drop = new DropByDrop(text.getBytes(StandardCharsets.UTF_8));

        List<DocumentLine> drops = all(new JsonLines(drop, strict()));

        assertThat(drops).isEqualTo(whole).hasSize(5);
        assertThat(whole)
                .extracting(it -> it.isSound() ? "fine" : it.faults().getFirst().code())
                .containsExactly("fine", "malformed", "malformed", "malformed", "fine");
    }

    @Test
    void a_byte_order_mark_before_a_document_is_skipped() throws IOException {
        List<DocumentLine> lines = json("\uFEFF{\"a\":1}\n{\"a\":2}\n");

        assertThat(lines)
                .extracting(it -> it.document().toString())
                .containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void what_a_line_becomes_is_measured_and_not_what_it_is() throws IOException {
        JsonLines small = new JsonLines(stream("{\"a\":[" + "{},".repeat(100) + "{}]}"), strict());
        assertThat(small.next()).isPresent();
        assertThat(small.taken()).isGreaterThan(20_000);

        JsonLines text = new JsonLines(stream("{\"a\":\"" + "x".repeat(300) + "\"}"), strict());
        assertThat(text.next()).isPresent();
        assertThat(text.taken()).isLessThan(1_000);
    }

    private static List<DocumentLine> json(String text) throws IOException {
        return all(new JsonLines(stream(text), strict()));
    }

    private static List<DocumentLine> all(Source<DocumentLine> source) throws IOException {
        List<DocumentLine> lines = new ArrayList<>();
        for (Optional<DocumentLine> line = source.next(); line.isPresent(); line = source.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static StrictJson strict() {
        return new StrictJson();
    }

    /** Gives one byte at a time. */
    private static final class DropByDrop extends ByteArrayInputStream {

        DropByDrop(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1));
        }
    }
}
