package io.duban.notification.notice;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Block.Annex;
import io.duban.notification.letter.Block.Column;
import io.duban.notification.letter.Block.Copies;
import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Block.Demand;
import io.duban.notification.letter.Block.Heading;
import io.duban.notification.letter.Block.Paragraph;
import io.duban.notification.letter.Block.Points;
import io.duban.notification.letter.Block.Signature;
import io.duban.notification.letter.Block.Table;
import io.duban.notification.letter.Block.Title;
import io.duban.notification.letter.Block.To;

import org.bson.Document;

import java.time.LocalDate;
import java.util.List;

/** Between the blocks of a letter and their documents. */
final class BlockDocuments {

    private static final String KIND = "block";
    private static final String TEXT = "text";

    private BlockDocuments() {}

    static Document write(Block block) {
        return switch (block) {
            case Title(String text) -> text("title", text);
            case To(String text) -> text("to", text);
            case Paragraph(String text) -> text("paragraph", text);
            case Demand(String text) -> text("demand", text);
            case Heading(int level, String text, String then) ->
                    text("heading", text).append("level", level).append("then", then);
            case Points(List<String> items) -> new Document(KIND, "points").append("items", items);
            case Table(List<Column> columns, List<List<String>> rows) ->
                    new Document(KIND, "table")
                            .append("columns", columns.stream().map(it -> column(it)).toList())
                            .append("rows", rows);
            case Signature(List<String> organs) ->
                    new Document(KIND, "signature").append("organs", organs);
            case Dated(LocalDate on) ->
                    new Document(KIND, "dated").append("on", on == null ? null : on.toString());
            case Copies(List<String> to) -> new Document(KIND, "copies").append("to", to);
            case Annex(String title, String note, List<Block> content) ->
                    text("annex", title)
                            .append("note", note)
                            .append(
                                    "content",
                                    content.stream().map(BlockDocuments::write).toList());
        };
    }

    static Block read(Document document) {
        String text = document.getString(TEXT);
        return switch (document.getString(KIND)) {
            case "title" -> new Title(text);
            case "to" -> new To(text);
            case "paragraph" -> new Paragraph(text);
            case "demand" -> new Demand(text);
            case "heading" ->
                    new Heading(document.getInteger("level"), text, document.getString("then"));
            case "points" -> new Points(document.getList("items", String.class));
            case "table" -> table(document);
            case "signature" -> new Signature(document.getList("organs", String.class));
            case "dated" -> dated(document.getString("on"));
            case "copies" -> new Copies(document.getList("to", String.class));
            case "annex" ->
                    new Annex(
                            text,
                            document.getString("note"),
                            document.getList("content", Document.class).stream()
                                    .map(BlockDocuments::read)
                                    .toList());
            default -> throw new IllegalArgumentException("no block is called " + document);
        };
    }

    private static Document text(String kind, String text) {
        return new Document(KIND, kind).append(TEXT, text);
    }

    private static Dated dated(String on) {
        return new Dated(on == null ? null : LocalDate.parse(on));
    }

    private static Document column(Column column) {
        return new Document("title", column.title())
                .append("group", column.group())
                .append("width", column.width());
    }

    private static Table table(Document document) {
        return new Table(
                document.getList("columns", Document.class).stream()
                        .map(
                                it ->
                                        new Column(
                                                it.getString("title"),
                                                it.getString("group"),
                                                it.getDouble("width")))
                        .toList(),
                document.getList("rows", List.class).stream().map(BlockDocuments::cells).toList());
    }

    private static List<String> cells(List<?> row) {
        return row.stream().map(String.class::cast).toList();
    }
}
