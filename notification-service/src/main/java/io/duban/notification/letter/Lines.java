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

/** A letter's blocks as lines, a paragraph each, without its title and its date. */
final class Lines {

    private Lines() {}

    static String of(List<Block> blocks) {
        return blocks.stream().flatMap(Lines::of).collect(Collectors.joining("\n"));
    }

    private static Stream<String> of(Block block) {
        return switch (block) {
            case Title _, Dated _ -> Stream.empty();
            case To(String text) -> Stream.of(text + "：");
            case Paragraph(String text) -> Stream.of(text);
            case Demand(String text) -> Stream.of(text);
            case Heading heading -> Stream.of(heading.text() + heading.then());
            case Points(List<String> items) -> items.stream();
            case Table(List<Column> columns, List<List<String>> rows) ->
                    Stream.concat(
                                    Stream.of(
                                            columns.stream()
                                                    .map(it -> it.group() + it.title())
                                                    .toList()),
                                    rows.stream())
                            .map(it -> String.join("\t", it));
            case Signature(List<String> organs) -> organs.stream();
            case Copies(List<String> to) -> Stream.of("抄送：" + String.join("，", to) + "。");
            case Annex(String title, String note, List<Block> content) ->
                    Stream.concat(
                            Stream.of("附件", title, note).filter(it -> !it.isEmpty()),
                            content.stream().flatMap(Lines::of));
        };
    }
}
