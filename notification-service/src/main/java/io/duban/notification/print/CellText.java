package io.duban.notification.print;

import io.duban.notification.print.Line.Look;

import java.util.ArrayList;
import java.util.List;

/**
 * A text inside its cell: narrowed a little, else on several lines, else smaller.
 *
 * @param size in points
 * @param width of the cell between its rules, in mm
 * @param running whether it is a text of several lines, which begin at the left, and not a name
 */
record CellText(List<List<Glyph>> lines, double size, double width, boolean running) {

    /** 五号. */
    static final double SIZE = 10.5;

    /** From a line to the next, in em. */
    private static final double LEADING = 1.13;

    private static final double NARROWEST = 0.85;
    private static final double SMALLER = 0.8;
    private static final double SMALLEST = 1;

    private static final int MOST_LINES_OF_A_NAME = 2;

    /** Above and below a text of one line and of several, in mm. */
    private static final double PADDING = 0.7;

    private static final double PADDING_OF_SEVERAL = 1;

    CellText {
        lines = lines.stream().map(List::copyOf).toList();
    }

    /**
     * At the usual size, on as many lines as it takes.
     *
     * @param width of the cell between its rules, in mm
     */
    static CellText wrapped(List<Glyph> text, double width) {
        CellText name = atSize(text, width, SIZE, NARROWEST);
        return name.lines().size() <= MOST_LINES_OF_A_NAME
                ? name
                : new CellText(
                        BalancedLines.filled(text, width / Grid.mm(SIZE)), SIZE, width, true);
    }

    /** So small that it is no higher than {@code height}; rather on two lines than narrowed. */
    static CellText within(List<Glyph> text, double width, double height) {
        double size = SIZE;
        CellText fitted = atSize(text, width, size, 1);
        while (fitted.height() > height && size > SMALLEST) {
            size *= SMALLER;
            fitted = atSize(text, width, size, 1);
        }
        return fitted;
    }

    private static CellText atSize(List<Glyph> text, double width, double size, double narrowest) {
        double room = width / Grid.mm(size);
        if (Line.em(text) * narrowest <= room) {
            return new CellText(text.isEmpty() ? List.of() : List.of(text), size, width, false);
        }
        return new CellText(
                BalancedLines.of(text, room, Partings::nowhereBetter), size, width, false);
    }

    double height() {
        double padding = lines.size() > 1 ? PADDING_OF_SEVERAL : PADDING;
        return lines.size() * LEADING * Grid.mm(size) + 2 * padding;
    }

    /** The lines from one to before another, as a cell of their own. */
    CellText part(int from, int to) {
        int first = Math.min(from, lines.size());
        return new CellText(lines.subList(first, Math.min(to, lines.size())), size, width, running);
    }

    /** Its marks in the middle of a cell, of a running text at the left. */
    List<Mark> placed(double left, double right, double top, double bottom) {
        List<Mark> marks = new ArrayList<>();
        double em = Grid.mm(size);
        double pitch = LEADING * em;
        double block = (lines.size() - 1) * pitch + em;
        double y = (top + bottom - block) / 2;
        for (List<Glyph> glyphs : lines) {
            double natural = Line.em(glyphs) * em;
            double stretch = Math.min(1, width / natural);
            Line line = Line.natural(glyphs, em * stretch, 0);
            Look look = Look.black(size).stretched(stretch);
            double room = running ? width : line.width();
            marks.addAll(line.at((left + right - room) / 2, y, look));
            y += pitch;
        }
        return marks;
    }
}
