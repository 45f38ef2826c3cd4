package io.duban.notification.print;

import io.duban.notification.letter.Block.Table;
import io.duban.notification.letter.TableHead;

import java.util.ArrayList;
import java.util.List;

/** A table of a word processor: as wide as the page's type, its head again on every page. */
final class WordTable {

    private final WordText word;
    private final Table table;
    private final List<Integer> widths;

    private WordTable(WordText word, Table table) {
        this.word = word;
        this.table = table;
        this.widths = widths(table);
    }

    static void write(WordText word, Table table) {
        if (table.columns().isEmpty()) {
            table.rows().forEach(it -> word.paragraph("Text", String.join("\t", it)));
            return;
        }
        new WordTable(word, table).write();
    }

    /** In twentieths of a point. */
    private static List<Integer> widths(Table table) {
        double all = table.columns().stream().mapToDouble(it -> it.width()).sum();
        List<Integer> widths = new ArrayList<>();
        table.columns()
                .forEach(
                        it ->
                                widths.add(
                                        WordPage.twips(
                                                all > 0
                                                        ? WordPage.WIDTH * it.width() / all
                                                        : WordPage.WIDTH
                                                                / table.columns().size())));
        return widths;
    }

    private void write() {
        word.open("w:tbl");
        properties();
        TableHead head = TableHead.of(table.columns());
        row(true, upper(head));
        if (!head.lower().isEmpty()) {
            row(true, lower(head));
        }
        for (List<String> row : table.rows()) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < Math.max(widths.size(), row.size()); i++) {
                cells.add(new Cell(i < row.size() ? row.get(i) : "", i, 1, ""));
            }
            row(false, cells);
        }
        word.close("w:tbl");
        // Two tables in succession would be one; and text begins on the grid again.
        word.paragraph("Anchor", "");
    }

    /**
     * @param merge restart or continue where the cell reaches over both rows of the head
     */
    private record Cell(String text, int column, int columns, String merge) {}

    private static List<Cell> upper(TableHead head) {
        return head.upper().stream()
                .map(
                        it ->
                                new Cell(
                                        it.text(),
                                        it.column(),
                                        it.columns(),
                                        it.rows() > 1 ? "restart" : ""))
                .toList();
    }

    private static List<Cell> lower(TableHead head) {
        List<Cell> cells = new ArrayList<>();
        head.lower().forEach(it -> cells.add(new Cell(it.text(), it.column(), 1, "")));
        head.upper().stream()
                .filter(it -> it.rows() > 1)
                .forEach(it -> cells.add(new Cell("", it.column(), 1, "continue")));
        cells.sort((a, b) -> Integer.compare(a.column(), b.column()));
        return cells;
    }

    private void properties() {
        word.open("w:tblPr").empty("w:tblW", "w:w", sum(0, widths.size()), "w:type", "dxa");
        word.empty("w:jc", "w:val", "center").open("w:tblBorders");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            String width = side.startsWith("inside") ? "4" : "8";
            word.empty("w:" + side, "w:val", "single", "w:sz", width, "w:space", "0");
        }
        word.close("w:tblBorders").empty("w:tblLayout", "w:type", "fixed").open("w:tblCellMar");
        word.empty("w:left", "w:w", "28", "w:type", "dxa");
        word.empty("w:right", "w:w", "28", "w:type", "dxa");
        word.close("w:tblCellMar").close("w:tblPr").open("w:tblGrid");
        widths.forEach(it -> word.empty("w:gridCol", "w:w", Integer.toString(it)));
        word.close("w:tblGrid");
    }

    private void row(boolean head, List<Cell> cells) {
        word.open("w:tr").open("w:trPr").empty("w:cantSplit");
        word.empty("w:trHeight", "w:val", "352", "w:hRule", "atLeast");
        if (head) {
            word.empty("w:tblHeader");
        }
        word.close("w:trPr");
        cells.forEach(it -> cell(head, it));
        word.close("w:tr");
    }

    private void cell(boolean head, Cell cell) {
        word.open("w:tc").open("w:tcPr");
        word.empty("w:tcW", "w:w", sum(cell.column(), cell.columns()), "w:type", "dxa");
        if (cell.columns() > 1) {
            word.empty("w:gridSpan", "w:val", Integer.toString(cell.columns()));
        }
        if (!cell.merge().isEmpty()) {
            word.empty("w:vMerge", "w:val", cell.merge());
        }
        word.empty("w:vAlign", "w:val", "center").close("w:tcPr");
        word.paragraph(head ? "HeadCell" : "Cell", cell.text());
        word.close("w:tc");
    }

    private String sum(int from, int columns) {
        int width = 0;
        for (int i = from; i < from + columns; i++) {
            width += widths.get(Math.min(i, widths.size() - 1));
        }
        return Integer.toString(width);
    }
}
