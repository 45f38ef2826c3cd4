package io.duban.notification.print;

import io.duban.notification.letter.PlainText;

/** Writes one part of a word processor's file: paragraphs that have a style, and runs in them. */
final class WordText {

    private static final String WORDS =
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** 28 pt characters on a line of 154.5 mm. */
    private static final double HEAD_ROOM = 15.6;

    private final Markup out =
            new Markup("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    private final String root;

    /**
     * @param root the name of the part's outermost element, such as document
     */
    WordText(String root) {
        this.root = "w:" + root;
        out.open(this.root, "xmlns:w", WORDS, "xmlns:r", RELATIONS);
    }

    WordText open(String element, String... attributes) {
        out.open(element, attributes);
        return this;
    }

    WordText empty(String element, String... attributes) {
        out.empty(element, attributes);
        return this;
    }

    WordText close(String element) {
        out.close(element);
        return this;
    }

    String end() {
        return out.close(root).toString();
    }

    WordText begin(String style) {
        out.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", style).close("w:pPr");
        return this;
    }

    WordText end(String element) {
        return close(element);
    }

    void paragraph(String style, String text) {
        begin(style).run("", text).close("w:p");
    }

    /**
     * Begins a paragraph that lies at a place of its own.
     *
     * @param frame names and values of that place
     */
    WordText framed(String style, String... frame) {
        out.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", style);
        out.empty("w:framePr", frame).close("w:pPr");
        return this;
    }

    /**
     * A paragraph in the middle of what lies right of a place.
     *
     * @param left that place, in twentieths of a point
     */
    void centred(String style, int left, String text) {
        out.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", style);
        out.empty("w:ind", "w:left", Integer.toString(left)).close("w:pPr");
        run("", text).close("w:p");
    }

    /** 发文机关标志: on one line. */
    void redHead(String style, String head) {
        begin(style).narrowed(head, HEAD_ROOM).close("w:p");
    }

    /**
     * Characters that are made narrower where there are more of them than there is room for.
     *
     * @param room in full characters
     */
    WordText narrowed(String text, double room) {
        double natural = Math.max(1, WordPage.cells(PlainText.clean(text)));
        int percent = Math.clamp((long) Math.floor(100 * room / natural), 33, 100);
        open("w:r").open("w:rPr").empty("w:w", "w:val", Integer.toString(percent)).close("w:rPr");
        return words(text).close("w:r");
    }

    /**
     * Characters of a paragraph.
     *
     * @param style of characters; empty for that of the paragraph
     */
    WordText run(String style, String text) {
        if (text.isEmpty()) {
            return this;
        }
        open("w:r");
        if (!style.isEmpty()) {
            open("w:rPr").empty("w:rStyle", "w:val", style).close("w:rPr");
        }
        return words(text).close("w:r");
    }

    /** The number of the page, which a word processor fills in. */
    WordText pageNumber() {
        open("w:fldSimple", "w:instr", " PAGE ");
        return run("", "1").close("w:fldSimple");
    }

    private WordText words(String text) {
        String[] lines = PlainText.clean(text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                empty("w:br");
            }
            String[] stops = lines[i].split("\t", -1);
            for (int j = 0; j < stops.length; j++) {
                if (j > 0) {
                    empty("w:tab");
                }
                out.element("w:t", stops[j], "xml:space", "preserve");
            }
        }
        return this;
    }
}
