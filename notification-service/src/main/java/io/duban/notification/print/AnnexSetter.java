package io.duban.notification.print;

import io.duban.notification.letter.Block;
import io.duban.notification.print.HeadMatter.TitleLines;
import io.duban.notification.print.Line.Fitted;
import io.duban.notification.print.Line.Look;
import io.duban.notification.print.Mark.Face;

import java.util.List;

/** Annexes (附件), each begun on a page of its own. */
final class AnnexSetter {

    private static final int MOST_TITLE_LINES = 8;
    private static final double NOTE = 12;

    /** From the title to a note below it, in mm. */
    private static final double NOTE_GAP = 4;

    private final Type type;
    private final Flow flow;

    AnnexSetter(Type type, Flow flow) {
        this.type = type;
        this.flow = flow;
    }

    void set(List<Block.Annex> annexes, Pages pages) {
        for (int i = 0; i < annexes.size(); i++) {
            String label = annexes.size() == 1 ? "附件" : "附件" + (i + 1);
            set(annexes.get(i), label, pages);
        }
    }

    private void set(Block.Annex annex, String label, Pages pages) {
        pages.turn();
        Line word = Line.natural(type.measure(label, Face.BLACK), Grid.CELL, 0);
        pages.add(word.at(Grid.LEFT, pages.take(1), Look.black(Grid.BODY)));
        pages.skip();
        double bottom = title(annex.title(), pages.take(1), pages);
        if (!annex.note().isBlank()) {
            List<Glyph> glyphs = type.measure(annex.note(), Face.KAI);
            Fitted note = Line.within(glyphs, Grid.mm(NOTE), Grid.WIDTH);
            double top = bottom + NOTE_GAP;
            Look look = Look.black(NOTE).stretched(note.stretch());
            pages.add(Type.endedAt(note.line(), Grid.RIGHT, top, look));
            bottom = top + Grid.mm(NOTE);
        }
        pages.reached(annex.note().isBlank() ? bottom + NOTE_GAP : bottom);
        if (!(annex.content().isEmpty() || annex.content().getFirst() instanceof Block.Table)) {
            pages.skip();
        }
        flow.set(new BodyItems(type).of(annex.content(), false), pages);
    }

    private double title(String text, double first, Pages pages) {
        TitleLines title = TitleLines.of(type.measure(text, Face.TITLE), MOST_TITLE_LINES);
        double top = first;
        double bottom = first;
        for (Line line : title.lines()) {
            if (top + Grid.mm(title.size()) > pages.bottom()) {
                pages.turn();
                top = Grid.TOP;
            }
            pages.add(Type.centred(line, Grid.MIDDLE, top, Look.black(title.size())));
            bottom = top + Grid.mm(title.size());
            top += Grid.TITLE_PITCH;
        }
        return bottom;
    }
}
