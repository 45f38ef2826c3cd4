package io.duban.kit.sheet;

import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table as the tab of a workbook: title and notes above, headings that stay in sight and are
 * printed on every page, as wide as an A4 page.
 */
final class Tab {

    private static final int NARROWEST = 8;
    private static final int WIDEST = 48;
    private static final int PORTRAIT = 92;
    private static final int TITLE_SIZE = 16;

    /** In points. */
    private static final double LINE_HEIGHT = 15;

    /** No row is higher than 409 points. */
    private static final int MOST_LINES = 27;

    /** The title's letters are so much wider than those of the table. */
    private static final double TITLE_SCALE = 1.6;

    private static final String HEAD_COLOUR = "E7E6E6";

    private final Worksheet worksheet;
    private final Sheet sheet;
    private final int last;
    private final int[] widths;
    private int row;

    Tab(Worksheet worksheet, Sheet sheet) {
        this.worksheet = worksheet;
        this.sheet = sheet;
        this.last = Math.max(0, sheet.columns().size() - 1);
        this.widths = widths();
    }

    void write() {
        title();
        int head = row;
        for (int column = 0; column <= last; column++) {
            worksheet.width(column, widths[column]);
            worksheet.value(head, column, sheet.columns().get(column));
            framed(head, column)
                    .bold()
                    .fillColor(HEAD_COLOUR)
                    .horizontalAlignment("center")
                    .wrapText(true)
                    .set();
        }
        row++;
        for (List<Object> cells : sheet.rows()) {
            for (int column = 0; column <= last; column++) {
                write(row, column, column < cells.size() ? cells.get(column) : null);
            }
            makeRoom(cells);
            row++;
        }
        worksheet.freezePane(0, head + 1);
        page(head);
    }

    private void title() {
        if (sheet.title() != null) {
            worksheet.value(row, 0, sheet.title());
            worksheet.range(row, 0, row, last).merge();
            worksheet
                    .style(row, 0)
                    .bold()
                    .fontSize(TITLE_SIZE)
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .set();
            worksheet.rowHeight(row, 2.0 * TITLE_SIZE);
            row++;
        }
        for (String note : sheet.notes()) {
            worksheet.value(row, 0, note);
            row++;
        }
    }

    private void write(int at, int column, Object cell) {
        StyleSetter style = framed(at, column);
        switch (cell) {
            case null -> {
                // Stays empty.
            }
            case Number number -> worksheet.value(at, column, number);
            case Share(var value) -> {
                worksheet.value(at, column, value);
                style.format("0.00%");
            }
            case Boolean truth -> {
                worksheet.value(at, column, Texts.truth(truth));
                style.horizontalAlignment("center");
            }
            case LocalDate date -> {
                worksheet.value(at, column, date);
                style.format("yyyy-mm-dd");
            }
            default -> {
                worksheet.value(at, column, cell.toString());
                style.wrapText(true);
                // Marked as text, so that it stays one even when somebody edits the cell.
                if (Texts.looksLikeFormula(cell.toString())) {
                    style.format("@");
                }
            }
        }
        style.set();
    }

    private StyleSetter framed(int at, int column) {
        return worksheet
                .style(at, column)
                .borderStyle(BorderStyle.THIN)
                .verticalAlignment("center");
    }

    /** Of each column, as wide as what stands in it, within bounds. */
    private int[] widths() {
        int[] widths = new int[last + 1];
        for (int column = 0; column <= last; column++) {
            int widest = Texts.width(sheet.columns().get(column));
            for (List<Object> cells : sheet.rows()) {
                widest = Math.max(widest, Texts.width(text(cells, column)));
            }
            widths[column] = Math.clamp(widest + 3L, NARROWEST, WIDEST);
        }
        int title = sheet.title() == null ? 0 : (int) (Texts.width(sheet.title()) * TITLE_SCALE);
        widths[last] += Math.max(0, title - IntStream.of(widths).sum());
        return widths;
    }

    /** A program does not make room by itself for what is broken into lines. */
    private void makeRoom(List<Object> cells) {
        int lines = 1;
        for (int column = 0; column <= last; column++) {
            lines = Math.max(lines, Texts.lines(text(cells, column), widths[column] - 1));
        }
        if (lines > 1) {
            worksheet.rowHeight(row, Math.min(lines, MOST_LINES) * LINE_HEIGHT);
        }
    }

    private static String text(List<Object> cells, int column) {
        Object cell = column < cells.size() ? cells.get(column) : null;
        return cell == null ? "" : cell.toString();
    }

    private void page(int head) {
        worksheet.repeatRows(head);
        worksheet.paperSize(PaperSize.A4_PAPER);
        worksheet.pageOrientation(IntStream.of(widths).sum() > PORTRAIT ? "landscape" : "portrait");
        worksheet.setFitToPage(true);
        worksheet.fitToWidth((short) 1);
        worksheet.fitToHeight((short) 0);
        worksheet.footer("第&P页，共&N页", Position.CENTER);
    }
}
