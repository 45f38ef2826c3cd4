package io.duban.notification.print;

import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.letter.Reading;
import io.duban.notification.print.Line.Fitted;
import io.duban.notification.print.Line.Look;
import io.duban.notification.print.Mark.Face;
import io.duban.notification.print.Mark.Ink;
import io.duban.notification.print.Mark.Rule;

import java.util.List;
import java.util.stream.IntStream;

/** What stands at the foot of the last page (版记): 抄送, and in a document 印发. */
final class Imprint {

    private static final double EM = Grid.mm(Grid.SMALL);
    private static final double LEFT = Grid.LEFT + EM;
    private static final double RIGHT = Grid.RIGHT - EM;
    private static final double ROW = 9;
    private static final double FURTHER_LINE = 7.41;
    private static final double OUTER = 0.35;
    private static final double INNER = 0.25;
    private static final String LABEL = "抄送：";

    /** More lines of 抄送 than fit on a page with the rest go on pages before it. */
    private static final int MOST_LINES = 24;

    private final Type type;

    Imprint(Type type) {
        this.type = type;
    }

    void set(Paper paper, Parts parts, Pages pages) {
        List<Line> copies = parts.copies().isEmpty() ? List.of() : copies(parts.copies());
        while (copies.size() > MOST_LINES) {
            pages.turn();
            draw(copies.subList(0, MOST_LINES), Grid.TOP, pages);
            pages.reached(Grid.BOTTOM);
            copies = copies.subList(MOST_LINES, copies.size());
        }
        if (paper.form() == Form.LETTER) {
            ofLetter(copies, pages);
        } else {
            ofDocument(paper, parts, copies, pages);
        }
    }

    private List<Line> copies(List<String> to) {
        Line label = type.line(LABEL, Face.BODY, Grid.SMALL);
        List<Glyph> names =
                type.measure(Reading.copiesLine(to).substring(LABEL.length()), Face.BODY);
        double hang = label.width();
        List<Line> lines = LineBreaker.fill(names, EM, RIGHT - LEFT - hang, 0);
        return IntStream.range(0, lines.size())
                .mapToObj(
                        i -> {
                            Line line = lines.get(i).shifted(hang);
                            return i == 0 ? label.with(line) : line;
                        })
                .toList();
    }

    private static void draw(List<Line> lines, double top, Pages pages) {
        double y = top;
        for (Line line : lines) {
            pages.add(line.at(LEFT, y, Look.black(Grid.SMALL)));
            y += FURTHER_LINE;
        }
    }

    private static void ofLetter(List<Line> copies, Pages pages) {
        if (copies.isEmpty()) {
            return;
        }
        double height = (copies.size() - 1) * FURTHER_LINE + EM;
        double bottom = Grid.BOTTOM;
        if (!fits(pages, bottom - height)) {
            bottom = pages.bottom();
        }
        if (!fits(pages, bottom - height)) {
            pages.turn();
            bottom = Grid.BOTTOM;
        }
        draw(copies, bottom - height, pages);
    }

    private static boolean fits(Pages pages, double top) {
        return pages.isFresh() || pages.used() + Pages.TABLE_GAP <= top;
    }

    private void ofDocument(Paper paper, Parts parts, List<Line> copies, Pages pages) {
        boolean issued = !paper.issuer().isBlank();
        if (copies.isEmpty() && !issued) {
            return;
        }
        double of = copies.isEmpty() ? 0 : ROW + (copies.size() - 1) * FURTHER_LINE;
        double last = issued ? ROW : 0;
        double top = Grid.BOTTOM - of - last;
        if (!fits(pages, top)) {
            pages.turn();
        }
        rule(top + OUTER / 2, OUTER, pages);
        if (!copies.isEmpty()) {
            draw(copies, top + (ROW - EM) / 2, pages);
        }
        if (issued) {
            if (!copies.isEmpty()) {
                rule(top + of, INNER, pages);
            }
            issued(paper.issuer(), parts, top + of + (ROW - EM) / 2, pages);
        }
        rule(Grid.BOTTOM - OUTER / 2, OUTER, pages);
        pages.reached(Grid.BOTTOM);
    }

    private void issued(String issuer, Parts parts, double top, Pages pages) {
        String day = ClosingMatter.written(parts.date());
        Line date = type.line(day.isEmpty() ? "" : day + "印发", Face.BODY, Grid.SMALL);
        List<Glyph> organ = type.measure(issuer, Face.BODY);
        double room = RIGHT - date.width() - EM - LEFT;
        Fitted name = Line.within(organ, EM, room);
        Look look = Look.black(Grid.SMALL).stretched(name.stretch());
        pages.add(name.line().at(LEFT, top, look));
        pages.add(Type.endedAt(date, RIGHT, top, Look.black(Grid.SMALL)));
    }

    private static void rule(double y, double thick, Pages pages) {
        pages.add(new Rule(Grid.LEFT, y, Grid.RIGHT, y, thick, Ink.BLACK));
    }
}
