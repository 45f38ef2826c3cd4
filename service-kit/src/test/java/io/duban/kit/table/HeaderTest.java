package io.duban.kit.table;

import static io.duban.kit.table.Sheets.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.lines.DocumentLine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** Headers as people make them. */
class HeaderTest {

    @Test
    void commas_behind_the_header_are_no_columns() {
        assertThat(Sheets.told(Sheets.csv("编号,名称,,\nT-1,排查,,\nT-2,整改\n")))
                .containsExactly(
                        "{\"id\":\"T-1\",\"name\":\"排查\"}", "{\"id\":\"T-2\",\"name\":\"整改\"}");
    }

    @Test
    void coloured_empty_cells_are_no_columns() {
        StringBuilder coloured = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            coloured.append("<c r='").append(CellAddress.letters(2 + i)).append("1' s='3'/>");
        }
        String head = row(1, "编号", "名称").replace("</row>", coloured + "</row>");

        assertThat(Sheets.read(Sheets.workbook(head + row(2, "T-1", "排查")))).hasSize(1);
    }

    @Test
    void a_title_above_the_header_is_passed_over() {
        List<DocumentLine> lines =
                Sheets.read(
                        Sheets.workbook(
                                row(1, "2022年任务清单")
                                        + row(2, "填报单位", "兰山区", "填报时间", "2022-06-30")
                                        + row(4, "序号", "编号", "名称", "备注")
                                        + row(5, "1", "T-1", "排查", "已核")));

        assertThat(Sheets.told(lines)).containsExactly("{\"id\":\"T-1\",\"name\":\"排查\"}");
        assertThat(lines.getFirst().number()).isEqualTo(5);
        assertThat(Sheets.csv("2022年任务清单\n\n编号,名称\nT-1,排查\n")).hasSize(1);
        assertThat(Sheets.csv("县区：,兰山区\n编号,名称\nT-1,排查\n")).hasSize(1);
    }

    @Test
    void every_seen_sheet_that_names_the_columns_is_read() {
        Map<String, String> parts = Sheets.parts(row(1, "封面"));
        parts.put(
                "xl/workbook.xml",
                parts.get("xl/workbook.xml")
                        .replace(
                                "</sheets>",
                                "<sheet name='台账' sheetId='2' r:id='r2'/><sheet name='旧'"
                                        + " sheetId='3' state='hidden' r:id='r3'/></sheets>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                parts.get("xl/_rels/workbook.xml.rels")
                        .replace(
                                "</Relationships>",
                                relation("r2", 2) + relation("r3", 3) + "</Relationships>"));
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        parts.put(
                "xl/worksheets/sheet2.xml",
                sheet.replace(row(1, "封面"), row(1, "编号", "名称") + row(2, "T-1", "排查")));
        parts.put(
                "xl/worksheets/sheet3.xml",
                sheet.replace(row(1, "封面"), row(1, "编号", "名称") + row(2, "T-0", "旧")));

        List<DocumentLine> lines = Sheets.read(Sheets.zip(parts));

        assertThat(Sheets.told(lines)).containsExactly("{\"id\":\"T-1\",\"name\":\"排查\"}");
        assertThat(lines.getFirst().sheet()).isEqualTo("台账");
    }

    @ParameterizedTest
    @ValueSource(strings = {"封面,说明\n一,二\n", "x\ny\n"})
    void a_table_without_a_header_says_which_columns_are_looked_for(String table) {
        List<DocumentLine> lines = Sheets.csv(table);

        assertThat(Sheets.told(lines)).containsExactly("no-header");
        assertThat(lines.getFirst().faults().getFirst().detail()).contains("编号", "名称");
        assertThat(Sheets.told(Sheets.read(Sheets.workbook("")))).containsExactly("no-header");
        assertThat(Sheets.csv("")).isEmpty();
    }

    @Test
    void english_and_chinese_headings_and_fields_are_known() {
        assertThat(Sheets.told(Sheets.csv(" ID* , 名 称：,Due,Company_ID\nT-1,排查,2022-06-30,P1\n")))
                .containsExactly(
                        "{\"id\":\"T-1\",\"name\":\"排查\",\"due\":\"2022-06-30\",\"company\":{\"id\":\"P1\"}}");
    }

    @Test
    void a_column_that_is_named_twice_is_told_with_both_names() {
        List<DocumentLine> lines = Sheets.csv("编号,名称,标题\nT-1,一,二\n");

        assertThat(Sheets.told(lines)).containsExactly("duplicate-column");
        assertThat(lines.getFirst().faults().getFirst().detail()).contains("名称", "标题");
    }

    @Test
    void a_column_that_nobody_knows_is_handed_on_to_be_refused_by_name() {
        DocumentLine line = Sheets.csv("编号,名称,颜色\nT-1,排查,红\n").getFirst();

        assertThat(line.document().get("颜色").asString()).isEqualTo("红");
        assertThat(line.spots().get("/颜色").column()).isEqualTo("颜色");
    }

    @Test
    void merged_cells_hold_for_all_their_rows() {
        String rows =
                row(1, "编号", "名称", "县区")
                        + row(2, "T-1", "一", "兰山区")
                        + row(3, "T-2", "二")
                        + row(4, "T-3", "三")
                        + "<row r='5'/>";
        Map<String, String> parts = Sheets.parts(rows);
        merge(parts, "C2:C3", "C4:C5");

        assertThat(Sheets.told(Sheets.read(Sheets.zip(parts))))
                .containsExactly(
                        "{\"id\":\"T-1\",\"name\":\"一\",\"county\":\"兰山区\"}",
                        "{\"id\":\"T-2\",\"name\":\"二\",\"county\":\"兰山区\"}",
                        "{\"id\":\"T-3\",\"name\":\"三\"}");
    }

    @Test
    void a_header_of_two_rows_is_read_from_below() {
        String rows =
                row(1, "编号", "名称", "节点")
                        + row(2, "", "", "开工", "竣工")
                        + row(3, "T-1", "一", "2022-06-30", "2022-12-31");
        Map<String, String> parts = Sheets.parts(rows);
        merge(parts, "A1:A2", "B1:B2", "C1:D1");

        assertThat(Sheets.told(Sheets.read(Sheets.zip(parts))))
                .containsExactly(
                        "{\"id\":\"T-1\",\"name\":\"一\",\"items\":[{\"stage\":\"START\",\"due\":\"2022-06-30\"},"
                            + "{\"stage\":\"END\",\"due\":\"2022-12-31\"}]}");
    }

    @Test
    void rows_of_blanks_and_of_commas_are_no_lines() {
        assertThat(Sheets.csv("编号,名称\n,\n 　,\t\n\nT-1,排查\n,,,,\n")).hasSize(1);
        assertThat(
                        Sheets.read(
                                Sheets.workbook(
                                        row(1, "编号", "名称") + row(2, " ", "　") + row(3, "T-1"))))
                .hasSize(1);
    }

    private static void merge(Map<String, String> parts, String... ranges) {
        StringBuilder merged = new StringBuilder("</sheetData><mergeCells>");
        for (String range : ranges) {
            merged.append("<mergeCell ref='").append(range).append("'/>");
        }
        parts.compute(
                "xl/worksheets/sheet1.xml",
                (_, it) -> it.replace("</sheetData>", merged + "</mergeCells>"));
    }

    private static String relation(String id, int sheet) {
        return "<Relationship Id='%s' Type='http://x/worksheet' Target='/xl/worksheets/sheet%d.xml'/>"
                .formatted(id, sheet);
    }
}
