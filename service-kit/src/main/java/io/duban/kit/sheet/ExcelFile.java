package io.duban.kit.sheet;

import jakarta.servlet.http.HttpServletResponse;

import org.dhatim.fastexcel.Workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Tables as a workbook. Each cell has its type; a text is never a formula, whatever it says. */
public final class ExcelFile {

    /** What a caller accepts who wants one. */
    public static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private ExcelFile() {}

    /** Answers with the workbook under a file name. */
    public static void answer(HttpServletResponse response, String name, List<Sheet> sheets)
            throws IOException {
        Download.answer(response, TYPE, name + ".xlsx", of(sheets));
    }

    public static byte[] of(List<Sheet> sheets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Duban", "1.0")) {
            for (Sheet sheet : sheets) {
                new Tab(workbook.newWorksheet(sheet.name()), sheet).write();
            }
        }
        return out.toByteArray();
    }
}
