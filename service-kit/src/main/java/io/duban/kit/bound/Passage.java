package io.duban.kit.bound;

/** How a body goes through a process. */
enum Passage {
    /** It is held whole. */
    WHOLE,
    /** Line by line, of which each is answered by itself. */
    LINES,
    /** Piece by piece, with one answer for all. */
    FILE;

    boolean isWhole() {
        return this == WHOLE;
    }
}
