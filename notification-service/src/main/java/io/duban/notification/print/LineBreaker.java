package io.duban.notification.print;

import java.util.ArrayList;
import java.util.List;

/**
 * Fills lines with characters (断行): no line begins with what closes or ends with what opens; a
 * number and a word stay whole, and what may not begin a line takes the character before it along.
 * Every line but the last is spread to its full width.
 */
final class LineBreaker {

    /** A word that is longer than this part of a line is parted anywhere. */
    private static final double LONGEST_WORD = 0.5;

    /** A line with wider gaps than this, in cells, is left as it is. */
    private static final double WIDEST_GAP = 0.5;

    /** How much a line may be closed up, in em, rather than leave a character to the next. */
    private static final double CLOSING_UP = 0.5;

    /** A line of fewer gaps is not closed up, for it would show. */
    private static final int LEAST_GAPS = 10;

    private static final double ROUNDING = 1e-6;

    private LineBreaker() {}

    /**
     * The lines of a paragraph.
     *
     * @param cell how wide an em is, in mm
     * @param width of a line, in mm
     * @param indent of the first line, in mm
     */
    static List<Line> fill(List<Glyph> text, double cell, double width, double indent) {
        List<Line> lines = new ArrayList<>();
        List<Glyph> line = new ArrayList<>();
        double from = indent;
        double used = indent;
        for (List<Glyph> unit : units(text, width * LONGEST_WORD / cell)) {
            double more = Line.em(withoutSpaceAtEnd(unit)) * cell;
            double over = used + more - width;
            boolean fits =
                    over < ROUNDING || (over < CLOSING_UP * cell && gaps(line) >= LEAST_GAPS);
            if (!fits && !line.isEmpty()) {
                lines.add(spread(withoutSpaceAtEnd(line), cell, width, from));
                line = new ArrayList<>();
                from = 0;
                used = 0;
            }
            line.addAll(unit);
            used += Line.em(unit) * cell;
        }
        if (!line.isEmpty()) {
            Line last = Line.natural(withoutSpaceAtEnd(line), cell, from);
            boolean tooWide = last.width() > width + ROUNDING;
            lines.add(tooWide ? spread(last.glyphs(), cell, width, from) : last);
        }
        return lines;
    }

    /**
     * What stays together.
     *
     * @param longest in em; a longer one is parted into its characters
     */
    static List<List<Glyph>> units(List<Glyph> text, double longest) {
        List<List<Glyph>> units = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= text.size(); i++) {
            boolean ends =
                    i == text.size()
                            || Characters.mayPart(
                                    text.get(i - 1).codePoint(), text.get(i).codePoint());
            if (ends) {
                List<Glyph> unit = text.subList(from, i);
                if (Line.em(unit) > longest) {
                    unit.forEach(glyph -> units.add(List.of(glyph)));
                } else {
                    units.add(unit);
                }
                from = i;
            }
        }
        return units;
    }

    static List<Glyph> withoutSpaceAtEnd(List<Glyph> glyphs) {
        boolean spaced = !glyphs.isEmpty() && glyphs.getLast().isSpace();
        return spaced ? glyphs.subList(0, glyphs.size() - 1) : glyphs;
    }

    private static Line spread(List<Glyph> glyphs, double cell, double width, double from) {
        Line natural = Line.natural(glyphs, cell, from);
        int gaps = gaps(glyphs);
        double gap = gaps == 0 ? 0 : (width - natural.width()) / gaps;
        if (gap > WIDEST_GAP * cell || Math.abs(gap) < ROUNDING) {
            return natural;
        }
        List<Double> x = new ArrayList<>(glyphs.size());
        double shift = 0;
        for (int i = 0; i < glyphs.size(); i++) {
            shift += i > 0 && isGap(glyphs, i) ? gap : 0;
            x.add(natural.x().get(i) + shift);
        }
        return new Line(glyphs, x, natural.width() + shift);
    }

    private static int gaps(List<Glyph> glyphs) {
        int gaps = 0;
        for (int i = 1; i < glyphs.size(); i++) {
            gaps += isGap(glyphs, i) ? 1 : 0;
        }
        return gaps;
    }

    private static boolean isGap(List<Glyph> glyphs, int right) {
        return !Characters.isWithinWord(
                glyphs.get(right - 1).codePoint(), glyphs.get(right).codePoint());
    }
}
