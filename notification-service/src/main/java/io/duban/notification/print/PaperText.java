package io.duban.notification.print;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Paper;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All that a letter says, text by text, in the order of its parts. */
final class PaperText {

    private PaperText() {}

    static List<String> of(Paper paper) {
        Stream<String> blocks = paper.blocks().stream().flatMap(PaperText::of);
        return Stream.of(
                        Stream.of(paper.stamp(), paper.head(), paper.number()),
                        blocks,
                        Stream.of(paper.issuer()))
                .flatMap(texts -> texts)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Stream<String> of(Block block) {
        return switch (block) {
            case Block.Title title -> Stream.of(title.text());
            case Block.To to -> Stream.of(to.text());
            case Block.Paragraph paragraph -> Stream.of(paragraph.text());
            case Block.Heading heading -> Stream.of(heading.text(), heading.then());
            case Block.Points points -> points.items().stream();
            case Block.Table table -> of(table);
            case Block.Demand demand -> Stream.of(demand.text());
            case Block.Signature signature -> signature.organs().stream();
            case Block.Dated dated -> Stream.of(ClosingMatter.written(dated.on()));
            case Block.Copies copies -> copies.to().stream();
            case Block.Annex annex ->
                    Stream.concat(
                            Stream.of(annex.title(), annex.note()),
                            annex.content().stream().flatMap(PaperText::of));
        };
    }

    private static Stream<String> of(Block.Table table) {
        Stream<String> heads =
                table.columns().stream().flatMap(c -> Stream.of(c.group(), c.title()));
        return Stream.concat(heads, table.rows().stream().flatMap(List::stream));
    }
}
