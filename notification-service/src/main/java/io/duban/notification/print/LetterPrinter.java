package io.duban.notification.print;

import io.duban.notification.letter.Paper;

import java.util.List;

/** Prints letters as PDF (A4, after GB/T 9704-2012). Safe for all threads. */
public final class LetterPrinter {

    private final Typesetter typesetter;
    private final PdfWriter writer;

    public LetterPrinter(Fonts fonts) {
        this.typesetter = new Typesetter(fonts);
        this.writer = new PdfWriter(fonts);
    }

    /**
     * A letter as PDF; the same letter gives the same bytes. Characters that no font has are shown
     * as 〓 and still copied as what they are: see {@link Fonts#missing(Paper)}.
     *
     * @throws IllegalStateException when fonts are absent, naming them: see {@link Fonts#absent()}
     */
    public byte[] print(Paper paper) {
        List<Sheet> sheets = typesetter.set(paper);
        return writer.write(sheets, Parts.of(paper).title());
    }
}
