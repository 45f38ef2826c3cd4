package io.duban.project.sheet;

import jakarta.servlet.http.HttpServletResponse;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Tables as a workbook. Each cell has its type; a text is never a formula, whatever it says. */
public final class ExcelFile {

    /** What a caller accepts who wants one. */
    public static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String FORMULA_STARTS = "=+-@";

    private ExcelFile() {}

    /** Answers with the workbook under a file name. */
    public static void answer(HttpServletResponse response, String name, List<Sheet> sheets)
            throws IOException {
        byte[] content = of(sheets);
        response.setContentType(TYPE);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    public static byte[] of(List<Sheet> sheets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Duban", "1.0")) {
            for (Sheet sheet : sheets) {
                write(workbook.newWorksheet(sheet.name()), sheet);
            }
        }
        return out.toByteArray();
    }

    private static void write(Worksheet worksheet, Sheet sheet) {
        for (int column = 0; column < sheet.columns().size(); column++) {
            worksheet.value(0, column, sheet.columns().get(column));
            worksheet.style(0, column).bold().set();
        }
        int row = 1;
        for (List<Object> cells : sheet.rows()) {
            for (int column = 0; column < cells.size(); column++) {
                write(worksheet, row, column, cells.get(column));
            }
            row++;
        }
        worksheet.freezePane(0, 1);
    }

    private static void write(Worksheet worksheet, int row, int column, Object cell) {
        switch (cell) {
            case null -> {
                // Stays empty.
            }
            case Number number -> worksheet.value(row, column, number);
            case Boolean truth -> worksheet.value(row, column, truth);
            case LocalDate date -> {
                worksheet.value(row, column, date);
                worksheet.style(row, column).format("yyyy-mm-dd").set();
            }
            default -> text(worksheet, row, column, cell.toString());
        }
    }

    private static void text(Worksheet worksheet, int row, int column, String text) {
        worksheet.value(row, column, text);
        // Marked as text, so that it stays one even when somebody edits the cell.
        if (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            worksheet.style(row, column).format("@").set();
        }
    }
}
