package io.duban.kit.table;

import jakarta.servlet.http.HttpServletResponse;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** An empty table of a kind, to be filled in, and a sheet that explains its columns. */
public final class Template {

    /** Name of the sheet that explains. */
    static final String EXPLANATION = "填写说明";

    private static final List<String> EXPLAINED = List.of("列名", "是否必填", "怎样填写", "可填内容", "示例");
    private static final double WIDTH = 20;
    private static final double WIDE = 60;
    private static final int READY_ROWS = 1_000;
    private static final String AS_TEXT = "@";
    private static final String COLOUR = "DDEBF7";

    private Template() {}

    /** Answers with the template as a file to be kept. */
    public static void answer(TableKind kind, HttpServletResponse response) throws IOException {
        byte[] content = of(kind);
        response.setContentType(Imports.EXCEL);
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + kind.id() + "-template.xlsx\"");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    static byte[] of(TableKind kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Duban", "1.0")) {
            table(workbook.newWorksheet(kind.title()), kind);
            explanation(workbook.newWorksheet(EXPLANATION), kind);
        }
        return out.toByteArray();
    }

    private static void table(Worksheet sheet, TableKind kind) {
        for (int place = 0; place < kind.columns().size(); place++) {
            Column column = kind.columns().get(place);
            sheet.value(0, place, column.heading());
            sheet.style(0, place).bold().fillColor(COLOUR).set();
            sheet.width(place, WIDTH);
            // Digits that are typed stay the digits that were typed.
            sheet.range(1, place, READY_ROWS, place).style().format(AS_TEXT).set();
        }
        sheet.freezePane(0, 1);
    }

    private static void explanation(Worksheet sheet, TableKind kind) {
        for (int place = 0; place < EXPLAINED.size(); place++) {
            sheet.value(0, place, EXPLAINED.get(place));
            sheet.style(0, place).bold().fillColor(COLOUR).set();
            sheet.width(place, place == 2 ? WIDE : WIDTH);
        }
        int row = 1;
        for (Column column : kind.columns()) {
            List<String> cells =
                    List.of(
                            column.heading(),
                            column.required() ? "必填" : "选填",
                            column.explanation(),
                            column.terms().isEmpty() ? column.type().hint() : terms(column),
                            column.example());
            for (int place = 0; place < cells.size(); place++) {
                sheet.value(row, place, cells.get(place));
                sheet.style(row, place).format(AS_TEXT).wrapText(true).set();
            }
            row++;
        }
        sheet.freezePane(0, 1);
    }

    private static String terms(Column column) {
        return column.terms().keySet().stream().collect(Collectors.joining("、"));
    }
}
