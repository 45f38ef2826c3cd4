package io.duban.notification.print;

import io.duban.notification.letter.Paper;

import java.util.List;

/** Prints letters on A4, after GB/T 9704-2012. Safe for all threads. */
public final class LetterPrinter {

    private final Fonts fonts;
    private final Typesetter typesetter;
    private final PdfWriter writer;

    public LetterPrinter(Fonts fonts) {
        this.fonts = fonts;
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

    /**
     * The same pages as OFD (GB/T 33190), whose fonts are named and not embedded.
     *
     * @throws IllegalStateException when fonts are absent, by which its lines are broken
     */
    public byte[] ofd(Paper paper) {
        return OfdLetter.of(Parts.of(paper).title(), typesetter.set(paper));
    }

    /** Fonts without which nothing can be printed; empty when letters can be. */
    public List<String> absent() {
        return fonts.absent();
    }
}
