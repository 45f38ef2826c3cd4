package io.duban.notification.print;

import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.print.Line.Fitted;
import io.duban.notification.print.Line.Look;
import io.duban.notification.print.Mark.Face;
import io.duban.notification.print.Mark.Ink;
import io.duban.notification.print.Mark.Rule;

import java.util.List;

/** What stands above the text of the first page (版头): the red head, number, red lines and title. */
final class HeadMatter {

    private static final double HEAD = 28;
    private static final double HEAD_WIDTH = 154.5;

    /** The middle of the sheet, on which the red head of a 信函 stands. */
    private static final double SHEET_MIDDLE = Sheet.WIDTH / 2;

    private static final double RULES_LEFT = 20;
    private static final double RULES_RIGHT = 190;
    private static final double THICK = 0.9;
    private static final double THIN = 0.3;

    /** Lowest place of text above the lower red lines of a 信函. */
    private static final double LETTER_BOTTOM = 270.26;

    /** A title of more lines than this is set smaller. */
    private static final int MOST_TITLE_LINES = 5;

    private static final double SMALLEST_TITLE = 12;

    private static final double STAMP_TOP = 18;

    /** Where the parts of a form begin, in mm; {@code text} below a title of one line. */
    private record Places(double headInk, double number, double title, double text) {}

    private static final Places LETTER = new Places(30, 50.22, 81.56, 103.64);
    private static final Places DOCUMENT = new Places(72, 102.37, 133.61, 155.69);
    private static final double DOCUMENT_RULE = 112.02;
    private static final double DOCUMENT_RULE_THICK = 0.7;

    private final Type type;

    HeadMatter(Type type) {
        this.type = type;
    }

    /** The first page with all that, ready for the text. */
    Pages open(Paper paper, String title) {
        boolean letter = paper.form() == Form.LETTER;
        Places places = letter ? LETTER : DOCUMENT;
        Pages pages = new Pages(letter ? LETTER_BOTTOM : Grid.BOTTOM);
        stamp(paper.stamp(), pages);
        head(paper.head(), places.headInk(), letter ? SHEET_MIDDLE : Grid.MIDDLE, pages);
        if (letter) {
            doubleRules(pages);
        } else {
            double y = DOCUMENT_RULE + DOCUMENT_RULE_THICK / 2;
            pages.add(new Rule(Grid.LEFT, y, Grid.RIGHT, y, DOCUMENT_RULE_THICK, Ink.RED));
        }
        number(paper.number(), places.number(), letter, pages);
        title(title, places, pages);
        return pages;
    }

    private void stamp(String text, Pages pages) {
        List<Glyph> glyphs = type.measure(text, Face.BLACK);
        Fitted word = Line.within(glyphs, Grid.mm(Grid.SMALL), Grid.WIDTH);
        Look look = Look.red(Grid.SMALL).stretched(word.stretch());
        pages.add(Type.endedAt(word.line(), Grid.RIGHT, STAMP_TOP, look));
    }

    private void head(String text, double inkTop, double middle, Pages pages) {
        List<Glyph> glyphs = type.measure(text, Face.TITLE);
        double natural = Line.em(glyphs) * Grid.mm(HEAD);
        // Whole hundredths, as a person at a layout program would set them.
        double stretch =
                natural <= HEAD_WIDTH
                        ? 1
                        : Math.max(0.01, Math.floor(HEAD_WIDTH / natural * 100) / 100);
        Line line = Line.natural(glyphs, Grid.mm(HEAD) * stretch, 0);
        double baseline = inkTop + type.inkTop(glyphs, HEAD);
        double left = middle - line.width() / 2;
        pages.add(line.onBaseline(left, baseline, Look.red(HEAD).stretched(stretch)));
    }

    private static void doubleRules(Pages pages) {
        pages.add(rule(43.48, THICK));
        pages.add(rule(44.98, THIN));
        pages.add(rule(275.20, THIN));
        pages.add(rule(276.10, THICK));
    }

    private static Rule rule(double top, double thick) {
        double y = top + thick / 2;
        return new Rule(RULES_LEFT, y, RULES_RIGHT, y, thick, Ink.RED);
    }

    private void number(String number, double top, boolean right, Pages pages) {
        if (number == null) {
            return;
        }
        Fitted fitted = Line.within(type.measure(number, Face.BODY), Grid.CELL, Grid.WIDTH);
        Line line = fitted.line();
        Look look = Look.black(Grid.BODY).stretched(fitted.stretch());
        pages.add(
                right
                        ? Type.endedAt(line, Grid.RIGHT, top, look)
                        : Type.centred(line, Grid.MIDDLE, top, look));
    }

    private void title(String text, Places places, Pages pages) {
        TitleLines title = TitleLines.of(type.measure(text, Face.TITLE), MOST_TITLE_LINES);
        double top = places.title();
        double shift = places.text() - top;
        for (Line line : title.lines()) {
            if (top + Grid.mm(title.size()) > pages.bottom()) {
                pages.turn();
                top = Grid.TOP;
            }
            pages.add(Type.centred(line, Grid.MIDDLE, top, Look.black(title.size())));
            top += Grid.TITLE_PITCH;
        }
        double below = title.lines().isEmpty() ? 0 : Grid.TITLE_PITCH;
        pages.startAt(top - below + shift);
    }

    /** A title on lines of about the same length, and its size. */
    record TitleLines(List<Line> lines, double size) {

        static TitleLines of(List<Glyph> text, int most) {
            double size = Grid.TITLE;
            TitleLines title = atSize(text, size);
            while (title.lines().size() > most && size > SMALLEST_TITLE) {
                size -= 2;
                title = atSize(text, size);
            }
            return title;
        }

        private static TitleLines atSize(List<Glyph> text, double size) {
            double em = Grid.mm(size);
            List<Line> lines =
                    BalancedLines.of(text, Grid.WIDTH / em, Partings::title).stream()
                            .map(glyphs -> Line.natural(glyphs, em, 0))
                            .toList();
            return new TitleLines(lines, size);
        }
    }
}
