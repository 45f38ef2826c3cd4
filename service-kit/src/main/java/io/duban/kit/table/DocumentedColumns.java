package io.duban.kit.table;

import java.util.Map;
import java.util.stream.Collectors;

/** The columns of a kind as {@code docs/imports.md} lists them; a test of each kind compares. */
public final class DocumentedColumns {

    private DocumentedColumns() {}

    /** The columns as the documentation lists them, in Markdown. */
    public static String of(TableKind kind) {
        StringBuilder page = new StringBuilder();
        page.append("| Column 列名 | also 也可写作 | Field | | What goes in | Example |\n");
        page.append("|---|---|---|---|---|---|\n");
        for (Column column : kind.columns()) {
            page.append(
                    "| %s | %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    column.heading(),
                                    String.join(
                                            "、",
                                            column.headings().subList(1, column.headings().size())),
                                    column.aside() ? "" : "`" + column.field() + "`",
                                    column.required() ? "must" : "",
                                    what(column),
                                    column.example()));
        }
        return page.toString();
    }

    private static String what(Column column) {
        String terms =
                column.terms().entrySet().stream()
                        .map(DocumentedColumns::term)
                        .collect(Collectors.joining(", "));
        return column.meaning() + "; " + (terms.isEmpty() ? column.type().documented() : terms);
    }

    private static String term(Map.Entry<String, String> term) {
        return term.getKey() + " `" + term.getValue() + "`";
    }
}
