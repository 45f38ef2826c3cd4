package io.duban.notification.print;

import io.duban.notification.print.Line.Look;
import io.duban.notification.print.Mark.Face;

import java.util.ArrayList;
import java.util.List;

/** Measures characters by the fonts that they will be printed with. */
final class Type {

    private final Fonts fonts;

    Type(Fonts fonts) {
        this.fonts = fonts;
    }

    List<Glyph> measure(String text, Face face) {
        List<Glyph> glyphs = new ArrayList<>();
        for (int codePoint : Characters.of(text)) {
            double advance = fonts.of(face, codePoint).advance(codePoint);
            glyphs.add(new Glyph(codePoint, face, advance));
        }
        return glyphs;
    }

    /** A text on one line, each character as wide as it is at that size. */
    Line line(String text, Face face, double size) {
        return Line.natural(measure(text, face), Grid.mm(size), 0);
    }

    /** How far the highest ink of a line is above its baseline, in mm. */
    double inkTop(List<Glyph> glyphs, double size) {
        double em =
                glyphs.stream()
                        .mapToDouble(g -> fonts.of(g.face(), g.codePoint()).inkTop(g.codePoint()))
                        .max()
                        .orElse(0);
        return em * Grid.mm(size);
    }

    /** How far the middle of a character's ink is above the baseline, in mm. */
    double inkMiddle(Glyph glyph, double size) {
        Typeface font = fonts.of(glyph.face(), glyph.codePoint());
        double em = (font.inkTop(glyph.codePoint()) + font.inkBottom(glyph.codePoint())) / 2;
        return em * Grid.mm(size);
    }

    /** Marks of a line in the middle of two places. */
    static List<Mark> centred(Line line, double middle, double top, Look look) {
        return line.at(middle - line.width() / 2, top, look);
    }

    /** Marks of a line that ends there. */
    static List<Mark> endedAt(Line line, double right, double top, Look look) {
        return line.at(right - line.width(), top, look);
    }
}
