package io.duban.notification.print;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Reading;

/** The page of a word processor: A4, 37/35/28/26 mm free around 22 lines of 28 characters. */
final class WordPage {

    /** Twentieths of a point in a millimetre. */
    private static final double TWIPS = 1440 / 25.4;

    /** 版心宽 in mm. */
    static final double WIDTH = 156;

    /** In mm: a twenty-eighth of the line. */
    private static final double CHARACTER = WIDTH / 28;

    /**
     * The pitch of 22 lines in 225 mm, in twentieths of a point. A word processor wants room for
     * the whole of a line also under the last one, so its lines stand closer than on a page that we
     * set ourselves.
     */
    static final int LINE = 579;

    private WordPage() {}

    static int twips(double mm) {
        return (int) Math.round(mm * TWIPS);
    }

    /** Where a letter's headers and footers are, its sheet and its grid. */
    static void section(WordText word, Form form) {
        boolean letter = form == Form.LETTER;
        word.open("w:sectPr");
        reference(word, "header", "default", "header");
        reference(word, "header", "even", "header");
        reference(word, "footer", "default", "odd");
        reference(word, "footer", "even", "even");
        if (letter) {
            reference(word, "header", "first", "headerFirst");
            reference(word, "footer", "first", "footerFirst");
        }
        word.empty("w:pgSz", "w:w", twip(210), "w:h", twip(297));
        margins(word);
        if (letter) {
            word.empty("w:titlePg");
        }
        // In 4096ths of a point: what the pitch of characters has less than their 16 points.
        long less = Math.round((CHARACTER / 25.4 * 72 - 16) * 4096);
        word.empty(
                "w:docGrid",
                "w:type",
                "linesAndChars",
                "w:linePitch",
                Integer.toString(LINE),
                "w:charSpace",
                Long.toString(less));
        word.close("w:sectPr");
    }

    private static void margins(WordText word) {
        word.empty(
                "w:pgMar",
                "w:top",
                twip(37),
                "w:right",
                twip(26),
                "w:bottom",
                twip(35),
                "w:left",
                twip(28),
                "w:header",
                twip(29),
                "w:footer",
                twip(20),
                "w:gutter",
                "0");
    }

    /**
     * How far in a name begins that stands centred over the date, in twentieths of a point.
     *
     * @return half of that width lies left of the date's middle, half right of it
     */
    static int leftOfAxis(Reading parts) {
        double date = 0;
        for (Block block : parts.closing()) {
            if (block instanceof Dated dated) {
                date = cells(Reading.day(dated.on())) * CHARACTER;
            }
        }
        double axis = WIDTH - 4 * CHARACTER - date / 2;
        return twips(2 * axis - WIDTH);
    }

    /** Widths of characters in a text; a digit has half of one. */
    static double cells(String text) {
        return text.chars().mapToDouble(it -> it < 0x80 ? 0.5 : 1).sum();
    }

    private static void reference(WordText word, String kind, String type, String id) {
        word.empty("w:" + kind + "Reference", "w:type", type, "r:id", id);
    }

    private static String twip(double mm) {
        return Integer.toString(twips(mm));
    }
}
