package io.duban.notification.letter;

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

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A letter as lines to read, each with the block that it is of. */
public final class LetterLines {

    private LetterLines() {}

    public static String of(Letter letter) {
        String top =
                "%s %s %s %s\n"
                        .formatted(
                                letter.head(),
                                letter.form().wire(),
                                letter.series().prefix(),
                                letter.edition());
        return letter.blocks().stream()
                .flatMap(LetterLines::lines)
                .collect(Collectors.joining("\n", top, "\n"));
    }

    private static Stream<String> lines(Block block) {
        return switch (block) {
            case Title(String text) -> Stream.of("标题 " + text);
            case To(String text) -> Stream.of("主送 " + text);
            case Paragraph(String text) -> Stream.of("　　" + text);
            case Heading(int level, String text, String then) ->
                    Stream.of("标题" + level + " " + text + "|" + then);
            case Points(List<String> items) -> items.stream().map(it -> "项 " + it);
            case Table(List<Column> columns, List<List<String>> rows) ->
                    Stream.concat(
                                    Stream.of(columns.stream().map(LetterLines::head).toList()),
                                    rows.stream())
                            .map(it -> "表 " + String.join("|", it));
            case Demand(String text) -> Stream.of("要求 " + text);
            case Signature(List<String> organs) -> organs.stream().map(it -> "署名 " + it);
            case Dated(var on) -> Stream.of("日期 " + on);
            case Copies(List<String> to) -> Stream.of("抄送 " + String.join("，", to));
            case Annex(String title, String note, List<Block> content) ->
                    Stream.concat(
                            Stream.of("附件 " + title, "附注 " + note),
                            content.stream().flatMap(LetterLines::lines));
        };
    }

    private static String head(Column column) {
        return column.group().isEmpty() ? column.title() : column.group() + "/" + column.title();
    }
}
