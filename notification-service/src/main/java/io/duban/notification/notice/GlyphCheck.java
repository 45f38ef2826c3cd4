package io.duban.notification.notice;

import io.duban.notification.letter.Letter;

import java.util.List;

/** Whether everything that a letter says can be printed. */
@FunctionalInterface
interface GlyphCheck {

    /** The characters of a letter that no font has, each once; empty when it can be printed. */
    List<String> missing(Letter letter);
}
