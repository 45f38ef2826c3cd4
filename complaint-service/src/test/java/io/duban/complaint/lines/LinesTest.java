package io.duban.complaint.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.json.StrictJson;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        assertThat(lines.get(0).fault()).isNull();
        assertThat(lines.get(1).fault().code()).isEqualTo("too-long");
        assertThat(lines.get(2).fault()).isNull();
    }

    @Test
    void lines_are_the_same_however_the_stream_is_cut() throws IOException {
        String text = "{\"title\":\"楼道\"}\r\n\nnot json\n{\"a\":1}{\"b\":2}\n{\"a\":1,\"a\":2}\n[]";
        List<DocumentLine> whole = json(text);
        InputStream drop = new DropByDrop(text.getBytes(StandardCharsets.UTF_8));

        List<DocumentLine> drops = all(new JsonLines(drop, strict()));

        assertThat(drops).isEqualTo(whole).hasSize(5);
        assertThat(whole)
                .extracting(it -> it.fault() == null ? "fine" : it.fault().code())
                .containsExactly("fine", "malformed", "malformed", "malformed", "fine");
    }

    @Test
    void a_table_s_cells_become_fields_and_inner_fields() throws IOException {
        List<DocumentLine> lines =
                csv(
                        "\uFEFFestateId,name,households,company.id,companyName,managerName\r\n"
                                + "E1,\"甲, \"\"园\"\"\n二期\",1200,P1,甲物业,\r\n"
                                + "\r\n"
                                + "E2,乙园,many,P2,乙物业,王\r\n");

        assertThat(lines)
                .extracting(it -> it.document().toString())
                .containsExactly(
                        "{\"estateId\":\"E1\",\"name\":\"甲, \\\"园\\\"\\n二期\",\"households\":1200,"
                                + "\"company\":{\"id\":\"P1\",\"name\":\"甲物业\"}}",
                        "{\"estateId\":\"E2\",\"name\":\"乙园\",\"households\":\"many\","
                                + "\"company\":{\"id\":\"P2\",\"name\":\"乙物业\"},"
                                + "\"manager\":{\"name\":\"王\"}}");
        assertThat(lines).extracting(DocumentLine::number).containsExactly(2L, 5L);
    }

    @Test
    void a_row_of_another_length_has_its_own_fault() throws IOException {
        List<DocumentLine> lines = csv("code,name\nA,B\nA\nA,B,C\nC,D\n");

        assertThat(lines)
                .extracting(it -> it.fault() == null ? "fine" : it.fault().code())
                .containsExactly("fine", "malformed", "malformed", "fine");
    }

    @Test
    void a_table_that_is_not_utf_8_ends_with_a_fault() throws IOException {
        byte[] gbk = "code,name\nC1,兰山区\n".getBytes(Charset.forName("GB18030"));

        List<DocumentLine> lines = all(table(new ByteArrayInputStream(gbk)));

        assertThat(lines).singleElement().extracting(DocumentLine::fault).isNotNull();
    }

    @Test
    void a_quote_that_never_ends_and_a_column_named_twice_are_faults() throws IOException {
        assertThat(csv("code,name\nA,B\nC,\"D\nE,F\n").getLast().fault()).isNotNull();
        assertThat(csv("code,code\nA,B\n"))
                .singleElement()
                .extracting(it -> it.fault().code())
                .isEqualTo("duplicate-column");
        assertThat(csv("")).isEmpty();
    }

    @Test
    void a_table_wider_than_any_form_is_a_fault() throws IOException {
        assertThat(csv("c" + ",c".repeat(64) + "\n1\n"))
                .singleElement()
                .extracting(it -> it.fault().code())
                .isEqualTo("duplicate-column");
        StringBuilder wide = new StringBuilder("c");
        for (int i = 0; i < 64; i++) {
            wide.append(",c").append(i);
        }
        assertThat(csv(wide + "\n1\n"))
                .singleElement()
                .extracting(it -> it.fault().code())
                .isEqualTo("too-wide");
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

    private static List<DocumentLine> csv(String text) throws IOException {
        return all(table(stream(text)));
    }

    private static CsvLines table(InputStream in) {
        return new CsvLines(
                in,
                "households",
                Map.of("companyName", "company.name", "managerName", "manager.name"));
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
