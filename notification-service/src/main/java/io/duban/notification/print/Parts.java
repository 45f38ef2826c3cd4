package io.duban.notification.print;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Paper;

import java.time.LocalDate;
import java.util.ArrayList;
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
        String title = "";
        String to = "";
        List<Block> body = new ArrayList<>();
        List<String> organs = new ArrayList<>();
        boolean dated = false;
        LocalDate date = null;
        List<String> copies = new ArrayList<>();
        List<Block.Annex> annexes = new ArrayList<>();
        for (Block block : paper.blocks()) {
            switch (block) {
                case Block.Title t -> {
                    if (title.isEmpty()) {
                        title = t.text();
                    } else {
                        body.add(t);
                    }
                }
                case Block.To t -> {
                    if (to.isEmpty()) {
                        to = t.text();
                    } else {
                        body.add(t);
                    }
                }
                case Block.Signature signature -> organs.addAll(signature.organs());
                case Block.Dated d -> {
                    dated = true;
                    date = d.on();
                }
                case Block.Copies c -> copies.addAll(c.to());
                case Block.Annex annex -> annexes.add(annex);
                case Block.Paragraph _,
                        Block.Heading _,
                        Block.Points _,
                        Block.Table _,
                        Block.Demand _ ->
                        body.add(block);
            }
        }
        return new Parts(title, to, body, organs, dated, date, copies, annexes);
    }
}
