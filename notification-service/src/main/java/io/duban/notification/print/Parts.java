package io.duban.notification.print;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Paper;

import java.time.LocalDate;
import java.util.List;

/**
 * A letter's blocks by where they go.
 *
 * @param title empty for none
 * @param to 主送; empty for none
 * @param dated whether room is kept for a date
 * @param date absent in a draft
 */
record Parts(
        String title,
        String to,
        List<Block> body,
        List<String> organs,
        boolean dated,
        LocalDate date,
        List<String> copies,
        List<Block.Annex> annexes) {

    static Parts of(Paper paper) {
        List<Block> blocks = paper.blocks();
        Block title = first(blocks, Block.Title.class);
        Block to = first(blocks, Block.To.class);
        List<Block.Dated> dates = all(blocks, Block.Dated.class);
        return new Parts(
                title instanceof Block.Title(String text) ? text : "",
                to instanceof Block.To(String text) ? text : "",
                blocks.stream().filter(b -> b != title && b != to && belongsToBody(b)).toList(),
                all(blocks, Block.Signature.class).stream()
                        .flatMap(signature -> signature.organs().stream())
                        .toList(),
                !dates.isEmpty(),
                dates.isEmpty() ? null : dates.getFirst().on(),
                all(blocks, Block.Copies.class).stream()
                        .flatMap(copies -> copies.to().stream())
                        .toList(),
                all(blocks, Block.Annex.class));
    }

    private static boolean belongsToBody(Block block) {
        return switch (block) {
            case Block.Signature _, Block.Dated _, Block.Copies _, Block.Annex _ -> false;
            case Block.Title _,
                    Block.To _,
                    Block.Paragraph _,
                    Block.Heading _,
                    Block.Points _,
                    Block.Table _,
                    Block.Demand _ ->
                    true;
        };
    }

    private static <B extends Block> List<B> all(List<Block> blocks, Class<B> kind) {
        return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Block first(List<Block> blocks, Class<? extends Block> kind) {
        return blocks.stream().filter(kind::isInstance).findFirst().orElse(null);
    }
}
