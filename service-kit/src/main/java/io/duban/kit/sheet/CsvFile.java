package io.duban.kit.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;

import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table as CSV: headings first, in UTF-8 with a byte order mark, without which spreadsheet
 * programs read Chinese as Latin letters. A text that such a program would take for a formula has
 * an apostrophe before it.
 */
public final class CsvFile {

    /** What a caller accepts who wants one. */
    public static final String TYPE = "text/csv";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvFile() {}

    /** Answers with the table under a file name. */
    public static void answer(HttpServletResponse response, String name, Sheet sheet)
            throws IOException {
        Download.answer(response, TYPE + ";charset=UTF-8", name + ".csv", of(sheet));
    }

    public static byte[] of(Sheet sheet) throws IOException {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(sheet.columns());
            for (List<Object> row : sheet.rows()) {
                writer.writeRecord(row.stream().map(CsvFile::cell).toList());
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(Object cell) {
        return switch (cell) {
            case null -> "";
            case Boolean truth -> Texts.truth(truth);
            case BigDecimal number -> number.toPlainString();
            case String text when Texts.looksLikeFormula(text) -> "'" + text;
            default -> cell.toString();
        };
    }
}
