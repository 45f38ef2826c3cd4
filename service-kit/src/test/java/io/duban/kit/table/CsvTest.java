package io.duban.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.lines.DocumentLine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Comma-separated values as programs and people write them. */
class CsvTest {

    private static final Charset GBK = Charset.forName("GBK");

    @Test
    void cells_become_fields_and_fields_of_inner_documents() {
        List<DocumentLine> lines =
                Sheets.csv(
                        "\uFEFFid,name,sum,company.id\r\n"
                                + "T1,\"甲, \"\"园\"\"\r\n二期\",1200,P1\r\n"
                                + "\r\n"
                                + "T2,乙园,many,\r\n");

        assertThat(Sheets.told(lines))
                .containsExactly(
                        "{\"id\":\"T1\",\"name\":\"甲, \\\"园\\\"\\n二期\",\"sum\":1200,"
                                + "\"company\":{\"id\":\"P1\"}}",
                        "{\"id\":\"T2\",\"name\":\"乙园\",\"sum\":\"many\"}");
        assertThat(lines).extracting(DocumentLine::number).containsExactly(2L, 5L);
    }

    @Test
    void a_row_of_another_length_has_its_own_fault() {
        assertThat(faults(Sheets.csv("编号,名称\nA,B\nA\nA,B,C\nC,D\n")))
                .containsExactly("fine", "malformed", "malformed", "fine");
    }

    @Test
    void a_broken_byte_condemns_its_own_line_only() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("编号,名称\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 2; i <= 2_001; i++) {
            Charset charset = i == 1_502 ? GBK : StandardCharsets.UTF_8;
            file.writeBytes(("T-" + i + ",楼道排查\n").getBytes(charset));
        }

        List<DocumentLine> lines = Sheets.read(file.toByteArray(), Imports.CSV);

        assertThat(lines).hasSize(2_000);
        assertThat(lines)
                .filteredOn(it -> !it.isSound())
                .singleElement()
                .extracting(DocumentLine::number)
                .isEqualTo(1_502L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB18030", "UTF-16LE"})
    void a_whole_file_of_another_encoding_is_read(String charset) {
        String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        byte[] file = (mark + "编号,名称\nT-1,兰山区\nT-2,罗庄区\n").getBytes(Charset.forName(charset));

        assertThat(Sheets.told(Sheets.read(file, Imports.CSV)))
                .containsExactly(
                        "{\"id\":\"T-1\",\"name\":\"兰山区\"}", "{\"id\":\"T-2\",\"name\":\"罗庄区\"}");
        assertThat(Sheets.read(file, "text/csv; charset=" + charset)).hasSize(2);
    }

    @Test
    void ascii_far_into_the_file_decides_nothing() {
        String table = "id,name\n" + "T,plain\n".repeat(20_000);
        byte[] file = (table + "T,兰山\n").getBytes(GBK);

        assertThat(Sheets.read(file, Imports.CSV).getLast().document().get("name").asString())
                .isEqualTo("兰山");
    }

    @Test
    void a_broken_byte_of_a_national_encoding_leaves_the_next_line_whole() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("编号,名称\nT-1,兰山区\nT-2,".getBytes(GBK));
        file.write(0xC0);
        file.writeBytes("\nT-3,罗庄区\nT-4,河东区\n".getBytes(GBK));

        assertThat(faults(Sheets.read(file.toByteArray(), "text/csv;charset=gbk")))
                .containsExactly("fine", "malformed", "fine", "fine");
    }

    @Test
    void a_quotation_without_end_costs_the_line_on_which_it_begins() {
        List<DocumentLine> lines = Sheets.csv("编号,名称\nA,B\nC,\"D\nE,F\nG,\"H\"x\nI,J\n");

        assertThat(faults(lines)).containsExactly("fine", "malformed", "fine", "malformed", "fine");
        assertThat(lines).extracting(DocumentLine::number).containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "编号;名称\nT-1;排查\n",
                "编号\t名称\nT-1\t排查\n",
                "编号,名称\rT-1,排查\r",
                "编号,名称\nT-1,=\"排查\"\n"
            })
    void other_separators_ends_and_guards_are_understood(String table) {
        assertThat(Sheets.told(Sheets.csv(table)))
                .containsExactly("{\"id\":\"T-1\",\"name\":\"排查\"}");
    }

    @Test
    void a_table_wider_than_any_is_a_fault() {
        StringBuilder wide = new StringBuilder("编号,名称,完成时限,比率");
        for (int i = 0; i < 256; i++) {
            wide.append(",c").append(i);
        }
        assertThat(Sheets.told(Sheets.csv(wide + "\n1\n"))).containsExactly("too-wide");
    }

    private static List<String> faults(List<DocumentLine> lines) {
        return lines.stream()
                .map(it -> it.isSound() ? "fine" : it.faults().getFirst().code())
                .toList();
    }
}
