package io.duban.notification.print;

import io.duban.notification.letter.PlainText;

/**
 * 发文机关标志 on a page that is read on a screen: a long one is made narrower, as on paper, and not
 * broken, at whatever width the page is.
 */
final class RedHead {

    /** In tenths of a millimetre: 28 pt characters on a line of 154.5 mm. */
    private static final int CHARACTER = 99;

    private static final int WIDEST = 1_545;

    /** Narrower than to a half, a character is hard to read: then the head is broken after all. */
    private static final int MOST = 2 * WIDEST / CHARACTER;

    private RedHead() {}

    static void write(Markup page, String head) {
        String shown = PlainText.clean(head);
        int length = shown.codePointCount(0, shown.length());
        page.open("p", "class", "head");
        if (length * CHARACTER <= WIDEST || length > MOST) {
            page.text(shown);
        } else {
            page.open("svg", "viewBox", "0 0 " + WIDEST + " 118");
            page.element(
                    "text",
                    shown,
                    "x",
                    "0",
                    "y",
                    "94",
                    "font-size",
                    Integer.toString(CHARACTER),
                    "textLength",
                    Integer.toString(WIDEST),
                    "lengthAdjust",
                    "spacingAndGlyphs");
            page.close("svg");
        }
        page.close("p");
    }
}
