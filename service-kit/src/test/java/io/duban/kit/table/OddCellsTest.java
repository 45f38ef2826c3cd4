package io.duban.kit.table;

import static io.duban.kit.table.Sheets.row;
import static io.duban.kit.table.Sheets.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.lines.DocumentLine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/** Cells as programs write them: what can be taken is taken, the rest is its own line's fault. */
class OddCellsTest {

    private static final String SOUND = row(9, "T-9", "可以");

    @Test
    void a_string_that_stands_in_the_cell_itself_is_text() {
        assertThat(name("<c r=\"B2\" t=\"str\"><v>PZ8</v></c>")).isEqualTo("PZ8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c r='B2' t='str'><f>A1</f><v>x</v></c>|formula",
                "<c r='B2'><f>1+1</f><v>2</v></c>|formula",
                "<c r='B2'><f>1+1</f></c>|formula",
                "<c r='B2'><f>1+1</f><v></v></c>|formula",
                "<c r='B2' t='e'><v>#REF!</v></c>|malformed",
                "<c r='B2'><v>abc</v></c>|malformed",
                "<c r='B2' t='zzz'><v>1</v></c>|malformed",
                "<c r='B2' t='s'><v>99</v></c>|malformed",
                "<c r='B2' t='s'><v>x</v></c>|malformed",
                "<c r='B2' t='b'><v>2</v></c>|malformed",
                "<c r='C2'><v>20220630235959</v></c>|out-of-range",
                "<c r='C2'><v>-1</v></c>|out-of-range",
                "<c r='C2'><v>2958466</v></c>|out-of-range",
                "<c r='B2'><v>3.713022022063E+16</v></c>|rounded",
                "<c r='E2'><v>1E999999999</v></c>|out-of-range"
            })
    void what_cannot_be_taken_names_its_sheet_and_cell_and_the_others_go_on(
            String cell, String code) {
        String rows = row(1, "编号", "名称", "完成时限", "受理时间", "金额(元)");
        List<DocumentLine> lines =
                Sheets.read(
                        Sheets.workbook(
                                rows
                                        + "<row r='2'>"
                                        + text("A2", "T-2")
                                        + cell
                                        + "</row>"
                                        + SOUND));

        assertThat(lines).hasSize(2);
        var fault = lines.getFirst().faults().getFirst();
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.detail()).matches("a![BCE]2 .*");
        assertThat(fault.cell()).matches("[BCE]2");
        assertThat(fault.column()).isIn("名称", "完成时限", "金额(元)");
        assertThat(lines.getFirst().number()).isEqualTo(2);
        assertThat(lines.getFirst().sheet()).isEqualTo("a");
        assertThat(lines.getLast().isSound()).isTrue();
    }

    @Test
    void an_identifier_of_more_digits_than_a_number_keeps_is_refused() {
        List<DocumentLine> lines =
                Sheets.read(
                        Sheets.workbook(
                                row(1, "编号", "名称")
                                        + "<row r='2'><c r='A2'><v>3.713022022063E+16</v></c></row>"
                                        + "<row r='3'><c r='A3'><v>371302202206300</v></c></row>"));

        assertThat(Sheets.told(lines)).containsExactly("rounded", "{\"id\":\"371302202206300\"}");
        assertThat(lines.getFirst().faults().getFirst().cell()).isEqualTo("A2");
    }

    @ParameterizedTest
    @CsvSource({
        "<c r='C2' t='d'><v>2022-06-30</v></c>,2022-06-30",
        "<c r='C2' t='d'><v>2022-06-30T00:00:00Z</v></c>,2022-06-30",
        "<c r='C2' t='d'><v>2022-06-29T16:00:00.000Z</v></c>,2022-06-30",
        "<c r='C2'><v>44742</v></c>,2022-06-30",
        "<c r='C2'><v>44742.75</v></c>,2022-06-30",
        "<c r='C2' s='7'><v>4.4742E4</v></c>,2022-06-30",
        "<c r='C2'><v>20220630</v></c>,2022-06-30",
        "<c r='C2'><v>60</v></c>,1900-03-01",
        "<c r='C2'><v>1</v></c>,1900-01-01"
    })
    void a_date_is_read_however_it_is_kept(String cell, String date) {
        assertThat(line(cell).document().get("due").asString()).isEqualTo(date);
    }

    @Test
    void days_may_be_counted_from_1904() {
        Map<String, String> parts =
                Sheets.parts(
                        row(1, "编号", "名称", "完成时限")
                                + row(2, "T-2").replace("</row>", "")
                                + "<c r='C2'><v>43280</v></c></row>");
        parts.put(
                "xl/workbook.xml",
                parts.get("xl/workbook.xml")
                        .replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));

        assertThat(Sheets.read(Sheets.zip(parts)).getFirst().document().get("due").asString())
                .isEqualTo("2022-06-30");
    }

    @Test
    void how_a_text_is_pronounced_is_no_text() {
        String runs = "<r><t>某片区</t></r><r><t>棚改</t></r><rPh sb='0' eb='1'><t>mǒu</t></rPh>";

        assertThat(name("<c r='B2' t='inlineStr'><is>" + runs + "</is></c>")).isEqualTo("某片区棚改");

        Map<String, String> parts =
                Sheets.parts(
                        head()
                                + "<row r='2'>"
                                + text("A2", "T-2")
                                + "<c r='B2' t='s'><v>0</v></c></row>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si>"
                        + runs
                        + "<phoneticPr fontId='1'/></si></sst>");
        assertThat(Sheets.read(Sheets.zip(parts)).getFirst().document().get("name").asString())
                .isEqualTo("某片区棚改");
    }

    @ParameterizedTest
    @CsvSource({
        "一_x000D_&#10;二,一\\n二",
        "一_x000D_二,一\\n二",
        "一_x000A_二,一\\n二",
        "_x005F_x000D_,_x000D_",
        "_xyz_,_xyz_"
    })
    void an_escaped_character_is_that_character(String written, String meant) {
        assertThat(name(text("B2", written))).isEqualTo(meant.replace("\\n", "\n"));
    }

    @Test
    void a_number_of_fifteen_digits_is_what_the_spreadsheet_shows() {
        assertThat(
                        line("<c r='E2'><v>0.10000000000000001</v></c>")
                                .document()
                                .get("sum")
                                .decimalValue())
                .isEqualByComparingTo("0.1");
    }

    @Test
    void a_sheet_that_breaks_off_has_its_sound_lines_taken() {
        Map<String, String> parts = Sheets.parts(head() + SOUND);
        parts.compute(
                "xl/worksheets/sheet1.xml",
                (_, it) -> it.replace("</sheetData>", "<row><oops></row>"));

        assertThat(Sheets.told(Sheets.read(Sheets.zip(parts))))
                .containsExactly("{\"id\":\"T-9\",\"name\":\"可以\"}", "malformed");
    }

    @Test
    void a_long_sheet_of_escaped_characters_is_read_to_its_end() {
        StringBuilder rows = new StringBuilder(row(1, "编号", "名称"));
        String name = "&#28165;&#21333; &amp; &lt;" + "长".repeat(50);
        for (int i = 2; i <= 20_000; i++) {
            rows.append(row(i, "T-" + i, name));
        }

        List<DocumentLine> lines = Sheets.read(Sheets.workbook(rows.toString()));

        assertThat(lines).hasSize(19_999).allMatch(DocumentLine::isSound);
        assertThat(lines.getLast().document().get("name").asString()).startsWith("清单 & <长");
    }

    @Test
    void a_blank_text_that_cells_share_is_nothing() {
        Map<String, String> parts =
                Sheets.parts(
                        head()
                                + "<row r='2'><c r='A2' t='s'><v>0</v></c></row>"
                                + "<row r='3'>"
                                + text("A3", "T-3")
                                + "<c r='B3' t='s'><v>0</v></c></row>");
        parts.put("xl/sharedStrings.xml", "<sst><si><t> </t></si></sst>");

        assertThat(Sheets.told(Sheets.read(Sheets.zip(parts)))).containsExactly("{\"id\":\"T-3\"}");
    }

    @Test
    void prepared_formulas_that_show_nothing_make_no_line() {
        String prepared = "<row r='3'><c r='B3' t='str'><f>IF(A3=\"\",\"\",1)</f><v></v></c></row>";

        assertThat(Sheets.read(Sheets.workbook(head() + prepared + SOUND))).hasSize(1);
    }

    private static String head() {
        return row(1, "编号", "名称", "完成时限", "受理时间", "金额(元)");
    }

    private static DocumentLine line(String cell) {
        List<DocumentLine> lines =
                Sheets.read(
                        Sheets.workbook(
                                head() + "<row r='2'>" + text("A2", "T-2") + cell + "</row>"));
        assertThat(Sheets.told(lines)).hasSize(1);
        return lines.getFirst();
    }

    private static String name(String cell) {
        return line(cell).document().get("name").asString();
    }
}
