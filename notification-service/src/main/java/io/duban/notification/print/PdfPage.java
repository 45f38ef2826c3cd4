package io.duban.notification.print;

import io.duban.notification.print.Mark.Ink;
import io.duban.notification.print.Mark.Rule;
import io.duban.notification.print.Mark.Run;
import io.duban.notification.print.Mark.Seal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The drawing of one sheet in the language of PDF: points from the bottom left. */
final class PdfPage {

    private static final double POINTS = 72 / 25.4;

    /** From the ends of a quarter circle to its handles, in radii. */
    private static final double HANDLE = 0.5522847498;

    private final PdfFonts fonts;
    private final StringBuilder out = new StringBuilder();

    PdfPage(PdfFonts fonts) {
        this.fonts = fonts;
    }

    byte[] draw(Sheet sheet) {
        for (Mark mark : sheet.marks()) {
            switch (mark) {
                case Run run -> run(run);
                case Rule rule -> rule(rule);
                case Seal seal -> seal(seal);
            }
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void run(Run run) {
        int[] text = run.text().codePoints().toArray();
        out.append("BT ").append(ink(run.ink())).append(" rg ");
        number(run.stretch() * 100).append("Tz\n");
        int from = 0;
        for (int i = 1; i <= text.length; i++) {
            boolean ends =
                    i == text.length
                            || fonts.of(run.face(), text[i]) != fonts.of(run.face(), text[from]);
            if (ends) {
                piece(run, text, from, i);
                from = i;
            }
        }
        out.append("ET\n");
    }

    /** Characters of one font; where the next is not where the pen is, it is told to go there. */
    private void piece(Run run, int[] text, int from, int to) {
        EmbeddedFont font = fonts.of(run.face(), text[from]);
        out.append('/').append(font.resource()).append(' ');
        number(run.size()).append("Tf 1 0 0 1 ");
        double pen = run.x().get(from);
        number(pen * POINTS);
        number((Sheet.HEIGHT - run.baseline()) * POINTS).append("Tm [<");
        double thousandth = Grid.mm(run.size()) * run.stretch() / 1000;
        for (int i = from; i < to; i++) {
            long off = Math.round((pen - run.x().get(i)) / thousandth);
            if (off != 0) {
                out.append("> ").append(off).append(" <");
                pen -= off * thousandth;
            }
            out.append(HexFormat.of().toHexDigits((char) font.code(text[i])));
            pen += font.width(text[i]) * thousandth;
        }
        out.append(">] TJ\n");
    }

    private void rule(Rule rule) {
        out.append(ink(rule.ink())).append(" RG ");
        number(rule.thickness() * POINTS).append("w ");
        point(rule.x1(), rule.y1()).append("m ");
        point(rule.x2(), rule.y2()).append("l S\n");
    }

    private void seal(Seal seal) {
        double r = seal.diameter() / 2;
        double h = r * HANDLE;
        double x = seal.x();
        double y = seal.y();
        out.append("q ").append(ink(Ink.RED)).append(" RG 0.8 w 1 J [0 2.4] 0 d ");
        point(x + r, y).append("m ");
        curve(x + r, y + h, x + h, y + r, x, y + r);
        curve(x - h, y + r, x - r, y + h, x - r, y);
        curve(x - r, y - h, x - h, y - r, x, y - r);
        curve(x + h, y - r, x + r, y - h, x + r, y);
        out.append("s Q\n");
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
        point(x1, y1);
        point(x2, y2);
        point(x3, y3).append("c ");
    }

    private StringBuilder point(double x, double y) {
        number(x * POINTS);
        return number((Sheet.HEIGHT - y) * POINTS);
    }

    /** Thousandths are enough: of a point, of a percent. */
    private StringBuilder number(double value) {
        long thousandths = Math.round(value * 1000);
        if (thousandths < 0) {
            out.append('-');
        }
        long size = Math.abs(thousandths);
        out.append(size / 1000);
        if (size % 1000 != 0) {
            out.append('.').append(Long.toString(1000 + size % 1000), 1, 4);
        }
        return out.append(' ');
    }

    private static String ink(Ink ink) {
        return switch (ink) {
            case BLACK -> "0 0 0";
            case RED -> "0.753 0 0";
        };
    }
}
