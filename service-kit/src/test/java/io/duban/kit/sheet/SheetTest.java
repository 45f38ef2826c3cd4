package io.duban.kit.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a spreadsheet program and an official find in a table. */
class SheetTest {

    private static final Sheet SHEET =
            new Sheet(
                            "排名",
                            List.of("名次", "县区", "完成率", "截至", "上榜"),
                            List.of(
                                    Arrays.asList(
                                            1,
                                            "兰山区",
                                            Share.of(new BigDecimal("0.8530")),
                                            LocalDate.of(2022, 9, 30),
                                            true),
                                    Arrays.asList(2, "罗庄区", null, null, false)))
                    .titled("2022年第三季度县区工作推进排名", List.of("第1版"));

    @Test
    void the_title_stands_above_and_every_cell_has_its_type() throws IOException {
        List<Row> rows = rows(SHEET);

        assertThat(rows.get(0).getCellText(0)).isEqualTo("2022年第三季度县区工作推进排名");
        assertThat(rows.get(1).getCellText(0)).isEqualTo("第1版");
        assertThat(rows.get(2).getCellText(1)).isEqualTo("县区");
        Row first = rows.get(3);
        assertThat(first.getCell(0).getType()).isEqualTo(CellType.NUMBER);
        assertThat(first.getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("0.853");
        assertThat(first.getCell(2).getDataFormatString()).isEqualTo("0.00%");
        assertThat(first.getCellAsDate(3).orElseThrow().toLocalDate()).isEqualTo("2022-09-30");
        assertThat(first.getCellText(4)).isEqualTo("是");
        assertThat(rows.get(4).getCellText(4)).isEqualTo("否");
    }

    @Test
    void headings_stay_in_sight_and_are_printed_on_every_page_of_a4(@TempDir Path folder)
            throws IOException {
        Map<String, String> parts = parts(ExcelFile.of(List.of(SHEET)), folder);

        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("ySplit=\"3\"", "state=\"frozen\"")
                .contains("paperSize=\"9\"", "fitToWidth=\"1\"", "fitToHeight=\"0\"")
                .contains("fitToPage=\"true\"");
        assertThat(parts.get("xl/workbook.xml")).contains("Print_Titles", "$3:$3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1+1|cmd", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1+1"})
    void no_text_is_ever_a_formula(String text) throws IOException {
        Sheet sheet = new Sheet("表", List.of("名称"), List.of(List.of(text)));

        assertThat(rows(sheet).get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(rows(sheet).get(1).getCellText(0).strip()).isEqualTo(text.strip());
        assertThat(csv(sheet).lines().skip(1).findFirst().orElseThrow())
                .matches("\"?'" + ".*")
                .contains(text.replace("\"", "\"\""));
    }

    @Test
    void csv_begins_with_the_mark_by_which_programs_know_utf8() throws IOException {
        byte[] csv = CsvFile.of(SHEET);

        assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(csv(SHEET).lines())
                .containsExactly("\uFEFF名次,县区,完成率,截至,上榜", "1,兰山区,85.3%,2022-09-30,是", "2,罗庄区,,,否");
    }

    @Test
    void there_is_room_for_what_is_broken_into_lines(@TempDir Path folder) throws IOException {
        Sheet sheet =
                new Sheet("表", List.of("问题"), List.of(List.of("未组织会商".repeat(9)), List.of("无")));

        assertThat(parts(ExcelFile.of(List.of(sheet)), folder).get("xl/worksheets/sheet1.xml"))
                .containsPattern("<row r=\"2\"[^>]*ht=\"30.0\"")
                .doesNotContainPattern("<row r=\"3\"[^>]*ht=");
    }

    @Test
    void a_negative_number_stays_a_number() throws IOException {
        Sheet sheet = new Sheet("表", List.of("差"), List.of(List.of(new BigDecimal("-1.50"))));

        assertThat(csv(sheet)).endsWith("\r\n-1.50\r\n");
        assertThat(rows(sheet).get(1).getCell(0).getType()).isEqualTo(CellType.NUMBER);
    }

    @Test
    void the_name_of_a_constant_is_no_cell() {
        assertThatThrownBy(() -> new Sheet("表", List.of("状态"), List.of(List.of(CellType.NUMBER))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CellType");
    }

    private static String csv(Sheet sheet) throws IOException {
        return new String(CsvFile.of(sheet), StandardCharsets.UTF_8);
    }

    private static List<Row> rows(Sheet sheet) throws IOException {
        byte[] content = ExcelFile.of(List.of(sheet));
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(
                        new ByteArrayInputStream(content), new ReadingOptions(true, true))) {
            return workbook.getFirstSheet().read();
        }
    }

    private static Map<String, String> parts(byte[] workbook, Path folder) throws IOException {
        Path file = Files.write(folder.resolve("table.xlsx"), workbook);
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                parts.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
