package io.duban.notification.print;

import io.duban.notification.print.Mark.Face;

/**
 * A character, measured.
 *
 * @param advance in em; of a Han character 1
 */
record Glyph(int codePoint, Face face, double advance) {

    boolean isSpace() {
        return codePoint == ' ';
    }
}
