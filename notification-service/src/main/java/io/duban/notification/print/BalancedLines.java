package io.duban.notification.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parts a short text, such as a title or a name, into as few lines as it needs, of about the same
 * length and rather between words (回行词意完整).
 */
final class BalancedLines {

    /** How bad it is to part a text at a place: 0 for well, 1 for as bad as a line of no length. */
    interface Parting {
        double badness(List<Glyph> text, int at);
    }

    /** Above so many units lines are filled one after another, for balance shows no more. */
    private static final int MOST_UNITS = 200;

    private BalancedLines() {}

    /**
     * The lines.
     *
     * @param width of a line, in em
     */
    static List<List<Glyph>> of(List<Glyph> text, double width, Parting parting) {
        List<List<Glyph>> units = LineBreaker.units(text, width);
        List<List<Glyph>> filled = fill(units, width);
        if (filled.size() < 2 || units.size() > MOST_UNITS) {
            return filled;
        }
        return new Search(text, units, width, parting).lines(filled.size());
    }

    /** Lines as full as they can be. */
    static List<List<Glyph>> filled(List<Glyph> text, double width) {
        return fill(LineBreaker.units(text, width), width);
    }

    private static List<List<Glyph>> fill(List<List<Glyph>> units, double width) {
        List<List<Glyph>> lines = new ArrayList<>();
        List<Glyph> line = new ArrayList<>();
        double used = 0;
        for (List<Glyph> unit : units) {
            double more = Line.em(LineBreaker.withoutSpaceAtEnd(unit));
            if (used + more > width + 1e-6 && !line.isEmpty()) {
                lines.add(LineBreaker.withoutSpaceAtEnd(line));
                line = new ArrayList<>();
                used = 0;
            }
            line.addAll(unit);
            used += Line.em(unit);
        }
        if (!line.isEmpty()) {
            lines.add(LineBreaker.withoutSpaceAtEnd(line));
        }
        return lines;
    }

    /**
     * Tries all partings into a number of lines; of equally good ones the shorter first line wins.
     */
    private static final class Search {
        private final List<Glyph> text;
        private final int[] ends;
        private final double[] em;
        private final double[] spaceAtEnd;
        private final double width;
        private final double[] bad;

        Search(List<Glyph> text, List<List<Glyph>> units, double width, Parting parting) {
            this.text = text;
            this.width = width;
            ends = new int[units.size() + 1];
            em = new double[units.size() + 1];
            spaceAtEnd = new double[units.size() + 1];
            bad = new double[units.size() + 1];
            for (int i = 0; i < units.size(); i++) {
                ends[i + 1] = ends[i] + units.get(i).size();
                em[i + 1] = em[i] + Line.em(units.get(i));
                spaceAtEnd[i + 1] =
                        Line.em(units.get(i))
                                - Line.em(LineBreaker.withoutSpaceAtEnd(units.get(i)));
                boolean last = i + 1 == units.size();
                bad[i + 1] = last ? 0 : parting.badness(text, ends[i + 1]);
            }
        }

        List<List<Glyph>> lines(int count) {
            int units = ends.length - 1;
            double ideal = em[units] / count;
            double[] best = new double[units + 1];
            Arrays.fill(best, Double.MAX_VALUE);
            best[0] = 0;
            int[][] from = new int[count][units + 1];
            for (int line = 0; line < count; line++) {
                best = withLine(best, from[line], ideal);
            }
            return follow(from, units);
        }

        private double[] withLine(double[] before, int[] from, double ideal) {
            double[] best = new double[before.length];
            Arrays.fill(best, Double.MAX_VALUE);
            for (int end = 1; end < best.length; end++) {
                for (int start = 0; start < end; start++) {
                    double length = em[end] - spaceAtEnd[end] - em[start];
                    if (before[start] == Double.MAX_VALUE || length > width + 1e-6) {
                        continue;
                    }
                    double off = (length - ideal) / ideal;
                    double cost = before[start] + off * off + bad[end];
                    if (cost < best[end] - 1e-9) {
                        best[end] = cost;
                        from[end] = start;
                    }
                }
            }
            return best;
        }

        private List<List<Glyph>> follow(int[][] from, int units) {
            List<List<Glyph>> lines = new ArrayList<>();
            int end = units;
            for (int line = from.length - 1; line >= 0; line--) {
                int start = from[line][end];
                lines.addFirst(LineBreaker.withoutSpaceAtEnd(text.subList(ends[start], ends[end])));
                end = start;
            }
            return lines;
        }
    }
}
