package io.duban.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.lines.DocumentLine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** Small files of which more would have to be held than there is memory. */
class WorkbookBoundsTest {

    private static final String HEADER = "<row r=\"1\">" + text("A1", "id") + "</row>";

    @Test
    void a_workbook_within_the_bounds_is_read() {
        List<DocumentLine> lines = read(HEADER + "<row r=\"2\">" + text("A2", "P1") + "</row>");

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().isSound()).isTrue();
        assertThat(lines.getFirst().document().get("id").stringValue()).isEqualTo("P1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZ1", "XFE1", "AAAA1", "A1048577", "A99999999999", "A0", "", "1A"})
    void a_cell_that_no_sheet_has_is_named(String cell) {
        DocumentLine line = only(read(HEADER + "<row r=\"2\">" + text(cell, "P1") + "</row>"));

        assertThat(line.faults().getFirst().code()).isEqualTo("no-such-cell");
        assertThat(line.faults().getFirst().detail()).contains("'" + cell + "'", "XFD1048576");
    }

    @Test
    void a_row_that_no_sheet_has_is_named() {
        DocumentLine line = only(read("<row r=\"1048577\"></row>"));

        assertThat(line.faults().getFirst().code()).isEqualTo("no-such-row");
        assertThat(line.faults().getFirst().detail()).contains("'1048577'");
    }

    @Test
    void the_last_column_is_within_the_bounds() {
        DocumentLine line = only(read(HEADER + "<row r=\"2\">" + text("XFD2", "far") + "</row>"));

        assertThat(line.isSound()).isTrue();
    }

    @Test
    void a_bomb_is_not_unpacked_further_than_the_limit() {
        assertThat(
                        codeOf(
                                read(
                                        HEADER
                                                + " ".repeat(1_000)
                                                + ("<!--" + " ".repeat(9_000) + "-->")
                                                        .repeat(8_000))))
                .isEqualTo("too-large");
    }

    @Test
    void what_is_kept_is_counted() {
        Map<String, String> parts = Sheets.parts(HEADER);
        parts.put(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        + "<si><t/></si>".repeat(1_000_001)
                        + "</sst>");
        assertThat(codeOf(Sheets.read(Sheets.zip(parts)))).isEqualTo("too-large");

        assertThat(codeOf(read("<row r=\"1\">" + "<c/>".repeat(1_000_001) + "</row>")))
                .isEqualTo("too-large");
        assertThat(codeOf(read("<row><c><f t=\"array\" ref=\"A1:B2\">1</f></c></row>".repeat(101))))
                .isEqualTo("too-large");
        Map<String, String> many = Sheets.parts(HEADER);
        for (int i = 0; i < 1_000; i++) {
            many.put("xl/media/" + i, "");
        }
        assertThat(codeOf(Sheets.read(Sheets.zip(many)))).isEqualTo("too-large");
    }

    @Test
    void a_text_is_no_longer_than_a_cell_holds_also_in_pieces() {
        String half = "x".repeat(200 << 10);

        assertThat(
                        read(HEADER + "<row r=\"2\">" + text("A2", half) + "</row>")
                                .getFirst()
                                .isSound())
                .isTrue();
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
        Map<String, String> parts = Sheets.parts(HEADER);
        parts.put(
                "xl/workbook.xml",
                "<!DOCTYPE x [<!ENTITY a \"b\">]>" + parts.get("xl/workbook.xml"));
        assertThat(codeOf(Sheets.read(Sheets.zip(parts)))).isEqualTo("malformed");

        parts.put("xl/workbook.xml", "\0<\0w");
        assertThat(codeOf(Sheets.read(Sheets.zip(parts)))).isEqualTo("malformed");
    }

    @Test
    void a_number_that_cannot_be_written_out_is_a_fault_of_its_row() {
        String absurd = "<row r=\"2\"><c r=\"A2\"><v>1E999999999</v></c></row>";
        String sound = "<row r=\"3\">" + text("A3", "P1") + "</row>";

        List<DocumentLine> lines = read(HEADER + absurd + sound);

        assertThat(lines.get(0).faults().getFirst().detail()).startsWith("a!A2 ");
        assertThat(lines.get(1).isSound()).isTrue();
    }

    private static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static List<DocumentLine> read(String rows) {
        return Sheets.read(Sheets.workbook(rows));
    }

    private static String codeOf(List<DocumentLine> lines) {
        return only(lines).faults().getFirst().code();
    }

    private static DocumentLine only(List<DocumentLine> lines) {
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }
}
