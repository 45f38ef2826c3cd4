package io.duban.notification.print;

import io.duban.notification.print.Mark.Face;
import io.duban.notification.print.Mark.Ink;
import io.duban.notification.print.Mark.Run;

import java.util.ArrayList;
import java.util.List;

/**
 * Characters on a line.
 *
 * @param x where each begins, in mm from the line's own beginning
 * @param width in mm
 */
record Line(List<Glyph> glyphs, List<Double> x, double width) {

    Line {
        glyphs = List.copyOf(glyphs);
        x = List.copyOf(x);
    }

    /**
     * One after another, each as wide as it is.
     *
     * @param cell how wide an em is, in mm
     * @param from where the first begins
     */
    static Line natural(List<Glyph> glyphs, double cell, double from) {
        List<Double> x = new ArrayList<>(glyphs.size());
        double pen = from;
        for (Glyph glyph : glyphs) {
            x.add(pen);
            pen += glyph.advance() * cell;
        }
        return new Line(glyphs, x, pen);
    }

    /** A line and how far it was narrowed. */
    record Fitted(Line line, double stretch) {}

    /** One after another, narrowed so far that they are no wider than that. */
    static Fitted within(List<Glyph> glyphs, double cell, double width) {
        double natural = em(glyphs) * cell;
        double stretch = natural <= width ? 1 : width / natural;
        return new Fitted(natural(glyphs, cell * stretch, 0), stretch);
    }

    /** The same characters, further to the right. */
    Line shifted(double by) {
        return new Line(glyphs, x.stream().map(place -> place + by).toList(), width + by);
    }

    /** This line and, where it is, another behind it. */
    Line with(Line other) {
        List<Glyph> all = new ArrayList<>(glyphs);
        all.addAll(other.glyphs);
        List<Double> places = new ArrayList<>(x);
        places.addAll(other.x);
        return new Line(all, places, other.width);
    }

    static double em(List<Glyph> glyphs) {
        double em = 0;
        for (Glyph glyph : glyphs) {
            em += glyph.advance();
        }
        return em;
    }

    /** How letters of a line look. */
    record Look(double size, double stretch, Ink ink) {

        static Look black(double size) {
            return new Look(size, 1, Ink.BLACK);
        }

        static Look red(double size) {
            return new Look(size, 1, Ink.RED);
        }

        Look stretched(double by) {
            return new Look(size, by, ink);
        }
    }

    /** The runs that this line is, begun at {@code left} with its characters' tops there. */
    List<Mark> at(double left, double top, Look look) {
        return onBaseline(left, Grid.baseline(top, look.size()), look);
    }

    List<Mark> onBaseline(double left, double baseline, Look look) {
        List<Mark> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= glyphs.size(); i++) {
            if (i == glyphs.size() || glyphs.get(i).face() != glyphs.get(from).face()) {
                runs.add(run(from, i, left, baseline, look));
                from = i;
            }
        }
        return runs;
    }

    private Run run(int from, int to, double left, double baseline, Look look) {
        StringBuilder text = new StringBuilder();
        List<Double> places = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            text.appendCodePoint(glyphs.get(i).codePoint());
            places.add(left + x.get(i));
        }
        Face face = glyphs.get(from).face();
        return new Run(
                text.toString(), places, baseline, look.size(), look.stretch(), face, look.ink());
    }
}
