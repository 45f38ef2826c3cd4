package io.duban.project.lines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of which more would have to be held than there is memory. */
class WorkbookBoundsTest {

    private static final String HEADER = "<row r=\"1\">" + text("A1", "id") + "</row>";

    @Test
    void a_workbook_within_the_bounds_is_read() {
        List<Line> lines = read(HEADER + "<row r=\"2\">" + text("A2", "P1") + "</row>");

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().fault()).isNull();
        assertThat(lines.getFirst().document().get("id").stringValue()).isEqualTo("P1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZ1", "XFE1", "AAAA1", "A1048577", "A99999999999", "A0", "", "1A"})
    void a_cell_that_no_sheet_has_is_named(String cell) {
        Line line = only(read(HEADER + "<row r=\"2\">" + text(cell, "P1") + "</row>"));

        assertThat(line.fault().code()).isEqualTo("no-such-cell");
        assertThat(line.fault().detail()).contains("'" + cell + "'", "XFD1048576");
    }

    @Test
    void a_row_that_no_sheet_has_is_named() {
        Line line = only(read("<row r=\"1048577\"></row>"));

        assertThat(line.fault().code()).isEqualTo("no-such-row");
        assertThat(line.fault().detail()).contains("'1048577'");
    }

    @Test
    void the_last_column_is_within_the_bounds() {
        Line line = only(read(HEADER + "<row r=\"2\">" + text("XFD2", "far") + "</row>"));

        assertThat(line.fault()).isNull();
    }

    @Test
    void a_bomb_is_not_unpacked_further_than_the_limit() {
        assertThat(
                        codeOf(
                                read(
                                        HEADER
                                                + " ".repeat(1_000)
                                                + ("<!--" + " ".repeat(9_000) + "-->")
                                                        .repeat(4_000))))
                .isEqualTo("too-large");
    }

    @Test
    void what_is_kept_is_counted() {
        Map<String, String> parts = parts(HEADER);
        parts.put(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        + "<si><t/></si>".repeat(200_001)
                        + "</sst>");
        assertThat(codeOf(ExcelTable.read(zip(parts)))).isEqualTo("too-large");

        assertThat(codeOf(read("<row r=\"1\">" + "<c/>".repeat(250_001) + "</row>")))
                .isEqualTo("too-large");
        assertThat(codeOf(read("<row><c><f t=\"array\" ref=\"A1:B2\">1</f></c></row>".repeat(101))))
                .isEqualTo("too-large");
        Map<String, String> many = parts(HEADER);
        for (int i = 0; i < 1_000; i++) {
            many.put("xl/media/" + i, "");
        }
        assertThat(codeOf(ExcelTable.read(zip(many)))).isEqualTo("too-large");
    }

    @Test
    void a_text_is_no_longer_than_a_cell_holds_also_in_pieces() {
        String half = "x".repeat(200 << 10);

        assertThat(read(HEADER + "<row r=\"2\">" + text("A2", half) + "</row>").getFirst().fault())
                .isNull();
        assertThat(codeOf(read(HEADER + "<row r=\"2\">" + text("A2", half + half) + "</row>")))
                .isEqualTo("too-large");
        assertThat(
                        codeOf(
                                read(
                                        HEADER
                                                + "<row r=\"2\">"
                                                + text("A2", half + "<![CDATA[" + half + "]]>")
                                                + "</row>")))
                .isEqualTo("too-large");
        assertThat(codeOf(read("<row r=\"1\"><c r=\"A1\" x=\"" + half + "\"/></row>")))
                .isEqualTo("too-large");
    }

    @Test
    void nesting_is_bounded() {
        assertThat(codeOf(read("<a>".repeat(100) + "</a>".repeat(100)))).isEqualTo("too-deep");
    }

    @Test
    void a_document_type_and_another_encoding_are_refused() {
        Map<String, String> parts = parts(HEADER);
        parts.put(
                "xl/workbook.xml",
                "<!DOCTYPE x [<!ENTITY a \"b\">]>" + parts.get("xl/workbook.xml"));
        assertThat(codeOf(ExcelTable.read(zip(parts)))).isEqualTo("malformed");

        parts.put("xl/workbook.xml", "\0<\0w");
        assertThat(codeOf(ExcelTable.read(zip(parts)))).isEqualTo("malformed");
    }

    @Test
    void a_number_that_cannot_be_written_out_is_a_fault_of_its_row() {
        String absurd = "<row r=\"2\"><c r=\"A2\"><v>1E999999999</v></c></row>";
        String sound = "<row r=\"3\">" + text("A3", "P1") + "</row>";

        List<Line> lines = read(HEADER + absurd + sound);

        assertThat(lines.get(0).fault().detail()).startsWith("A2 ");
        assertThat(lines.get(1).fault()).isNull();
    }

    private static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static List<Line> read(String rows) {
        return ExcelTable.read(workbook(rows));
    }

    /** A workbook of one sheet with these rows. */
    static byte[] workbook(String rows) {
        return zip(parts(rows));
    }

    private static String codeOf(List<Line> lines) {
        return only(lines).fault().code();
    }

    private static Line only(List<Line> lines) {
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static Map<String, String> parts(String rows) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>\
                </Types>\
                """);
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                        .formatted(main, office));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                        .formatted(office));
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                        .formatted(main, rows));
        return parts;
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
