package io.duban.notification.print;

import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.letter.Reading;

/** 版记 of a word processor's letter: 抄送 and 印发 in a frame at the bottom of the last page. */
final class WordImprint {

    /** 四号, in mm. */
    private static final double CHARACTER = 14 / 72.0 * 25.4;

    private WordImprint() {}

    static void write(WordText word, Paper paper, Reading parts) {
        boolean issued = paper.form() == Form.DOCUMENT && !paper.issuer().isEmpty();
        if (!parts.copies().isEmpty()) {
            framed(word, issued ? "Copies" : "LetterCopies");
            word.run("", "\u3000" + parts.copiesLine()).close("w:p");
        }
        if (issued) {
            framed(word, "Issuer");
            issuer(word, paper.issuer(), parts.issueDay());
            word.close("w:p");
        }
        if (issued || !parts.copies().isEmpty()) {
            // A frame needs a paragraph behind it, on whose page it is.
            word.paragraph("Anchor", "");
        }
    }

    private static void framed(WordText word, String style) {
        word.framed(
                style,
                "w:w",
                Integer.toString(WordPage.twips(WordPage.WIDTH)),
                "w:wrap",
                "notBeside",
                "w:vAnchor",
                "margin",
                "w:hAnchor",
                "margin",
                "w:xAlign",
                "center",
                "w:yAlign",
                "bottom");
    }

    /** The day at the right end; the organ is made narrower where both would not go on a line. */
    private static void issuer(WordText word, String organ, String day) {
        double room = WordPage.WIDTH / CHARACTER - 2 - 1 - WordPage.cells(day);
        word.run("", "\u3000").narrowed(organ, room).run("", "\t" + day);
    }
}
