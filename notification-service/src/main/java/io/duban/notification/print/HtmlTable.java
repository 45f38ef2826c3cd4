package io.duban.notification.print;

import io.duban.notification.letter.Block.Column;
import io.duban.notification.letter.Block.Table;
import io.duban.notification.letter.TableHead;

import java.util.List;
import java.util.Locale;

/** A table on a page that is read on a screen: where it is too wide, it alone is moved sideways. */
final class HtmlTable {

    /** Beyond so many columns a telephone shows no row whole. */
    private static final int MOST_COLUMNS = 3;

    private HtmlTable() {}

    static void write(Markup page, Table table) {
        if (table.columns().isEmpty() && table.rows().isEmpty()) {
            return;
        }
        boolean wide = table.columns().size() > MOST_COLUMNS;
        // What can be moved by finger must be movable by key.
        page.open("div", "class", wide ? "scroll wide" : "scroll", "tabindex", "0").open("table");
        widths(page, table.columns());
        head(page, TableHead.of(table.columns()));
        page.open("tbody");
        for (List<String> row : table.rows()) {
            page.open("tr");
            row.forEach(it -> page.element("td", it));
            for (int i = row.size(); i < table.columns().size(); i++) {
                page.element("td", "");
            }
            page.close("tr").constant("\n");
        }
        page.close("tbody").close("table").close("div");
    }

    private static void widths(Markup page, List<Column> columns) {
        double all = columns.stream().mapToDouble(Column::width).sum();
        if (all > 0) {
            page.open("colgroup");
            for (Column column : columns) {
                String share = String.format(Locale.ROOT, "%.1f%%", 100 * column.width() / all);
                page.empty("col", "width", share);
            }
            page.close("colgroup");
        }
    }

    private static void head(Markup page, TableHead head) {
        page.open("thead");
        for (List<TableHead.Cell> row : head.rows()) {
            page.open("tr");
            for (TableHead.Cell cell : row) {
                page.element(
                        "th",
                        cell.text(),
                        "scope",
                        cell.columns() > 1 ? "colgroup" : "col",
                        "colspan",
                        Integer.toString(cell.columns()),
                        "rowspan",
                        Integer.toString(cell.rows()));
            }
            page.close("tr");
        }
        page.close("thead").constant("\n");
    }
}
