package io.duban.notification.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duban.notification.letter.Paper;

import java.io.IOException;
import java.util.List;

/** Prints for tests, with fonts that are read once; without them there is nothing to test. */
final class Printing {

    static final Fonts FONTS = Fonts.shipped();
    private static final LetterPrinter PRINTER = new LetterPrinter(FONTS);

    private Printing() {}

    static byte[] pdf(Paper paper) {
        needFonts();
        return PRINTER.print(paper);
    }

    static List<PrintedPage> pages(Paper paper) throws IOException {
        return PrintedPage.of(pdf(paper));
    }

    static String text(Paper paper) throws IOException {
        return PrintedPage.text(pdf(paper));
    }

    static List<Sheet> sheets(Paper paper) {
        needFonts();
        List<Sheet> sheets = new Typesetter(FONTS).set(paper);
        assertThat(sheets).isNotEmpty();
        return sheets;
    }

    static void needFonts() {
        assumeTrue(
                FONTS.absent().isEmpty(),
                () -> "the build brought no fonts: " + FONTS.absent() + " are not here");
    }
}
