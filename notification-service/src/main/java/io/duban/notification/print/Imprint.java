package io.duban.notification.print;

import io.duban.notification.letter.Form;
import io.duban.notification.letter.Paper;
import io.duban.notification.letter.Parts;

/** 版记 of a word processor's letter: 抄送 and 印发 at the bottom of the last page. */
final class Imprint {

    private Imprint() {}

    static void write(WordText word, Paper paper, Parts parts) {
        boolean ruled = paper.form() == Form.DOCUMENT;
        boolean issued = ruled && !paper.issuer().isEmpty();
        if (!issued && parts.copies().isEmpty()) {
            return;
        }
        word.open("w:tbl");
        properties(word, ruled);
        if (!parts.copies().isEmpty()) {
            row(word, "Copies", parts.copiesLine());
        }
        if (issued) {
            row(word, "Issuer", paper.issuer() + "\t" + parts.issueDay());
        }
        word.close("w:tbl");
        // A table that lies at a place of its own needs a paragraph behind it to belong to.
        word.paragraph("Anchor", "");
    }

    private static void properties(WordText word, boolean ruled) {
        String width = Integer.toString(WordPage.twips(WordPage.WIDTH));
        word.open("w:tblPr");
        word.empty(
                "w:tblpPr",
                "w:vertAnchor",
                "margin",
                "w:horzAnchor",
                "margin",
                "w:tblpXSpec",
                "center",
                "w:tblpYSpec",
                "bottom");
        word.empty("w:tblOverlap", "w:val", "never");
        word.empty("w:tblW", "w:w", width, "w:type", "dxa");
        if (ruled) {
            word.open("w:tblBorders");
            rule(word, "top", "8");
            rule(word, "bottom", "8");
            rule(word, "insideH", "6");
            word.close("w:tblBorders");
        }
        word.empty("w:tblLayout", "w:type", "fixed").close("w:tblPr");
        word.open("w:tblGrid").empty("w:gridCol", "w:w", width).close("w:tblGrid");
    }

    private static void rule(WordText word, String side, String width) {
        word.empty("w:" + side, "w:val", "single", "w:sz", width, "w:space", "0");
    }

    private static void row(WordText word, String style, String text) {
        word.open("w:tr").open("w:trPr").empty("w:cantSplit");
        word.empty("w:trHeight", "w:val", "510", "w:hRule", "atLeast").close("w:trPr");
        word.open("w:tc").open("w:tcPr");
        word.empty(
                "w:tcW", "w:w", Integer.toString(WordPage.twips(WordPage.WIDTH)), "w:type", "dxa");
        word.empty("w:vAlign", "w:val", "center").close("w:tcPr");
        word.paragraph(style, text);
        word.close("w:tc").close("w:tr");
    }
}
