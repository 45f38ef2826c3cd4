package io.duban.notification.print;

import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.print.Line.Look;
import io.duban.notification.print.Mark.Face;

import java.util.ArrayList;
import java.util.List;

/** Sets a letter onto sheets (排版) after GB/T 9704-2012: what PDF and OFD draw. */
final class Typesetter {

    private static final double PAGE_NUMBER = 269;
    private static final double PAGE_NUMBER_INDENT = Grid.mm(Grid.SMALL);

    private final Type type;

    Typesetter(Fonts fonts) {
        this.type = new Type(fonts);
    }

    /**
     * The sheets of a letter, of which there is always one. The same letter is always set alike.
     *
     * @throws IllegalStateException when fonts are absent, naming them
     */
    List<Sheet> set(Paper paper) {
        Parts parts = Parts.of(paper);
        Pages pages = new HeadMatter(type).open(paper, parts.title());
        Flow flow = new Flow(new TableSetter(type));
        flow.set(text(paper, parts), pages);
        new AnnexSetter(type, flow).set(parts.annexes(), pages);
        new Imprint(type).set(paper, parts, pages);
        return sheets(pages, paper.form());
    }

    private List<Item> text(Paper paper, Parts parts) {
        boolean draft = !paper.stamp().isEmpty() && paper.number() == null;
        List<Item> closing =
                new ClosingMatter(type, draft).items(parts.organs(), parts.dated(), parts.date());
        boolean closed = !closing.isEmpty();
        BodyItems body = new BodyItems(type);
        List<Item> items = new ArrayList<>(body.addressee(parts.to()));
        items.addAll(body.of(parts.body(), closed || !parts.annexes().isEmpty()));
        items.addAll(body.annexNotes(parts.annexes(), closed));
        items.addAll(closing);
        return items;
    }

    private List<Sheet> sheets(Pages pages, Form form) {
        List<Sheet> sheets = new ArrayList<>();
        for (List<Mark> marks : pages.marks()) {
            int number = sheets.size() + 1;
            List<Mark> all = new ArrayList<>(marks);
            if (number > 1 || form == Form.DOCUMENT) {
                all.addAll(pageNumber(number));
            }
            sheets.add(new Sheet(all));
        }
        return sheets;
    }

    /** Its dashes on their height, odd ones at the right and even ones at the left. */
    private List<Mark> pageNumber(int number) {
        Line line = type.line("— " + number + " —", Face.SONG, Grid.SMALL);
        double baseline = PAGE_NUMBER + type.inkMiddle(line.glyphs().getFirst(), Grid.SMALL);
        double left =
                number % 2 == 0
                        ? Grid.LEFT + PAGE_NUMBER_INDENT
                        : Grid.RIGHT - PAGE_NUMBER_INDENT - line.width();
        return line.onBaseline(left, baseline, Look.black(Grid.SMALL));
    }
}
