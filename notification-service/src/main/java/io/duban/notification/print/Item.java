package io.duban.notification.print;

import io.duban.notification.letter.Block;

import java.util.List;

/**
 * A piece of the text as it flows down the pages.
 *
 * <p>What is {@code kept} stays on one page with what follows it.
 */
sealed interface Item {

    boolean kept();

    /** A line of text. */
    record TextLine(Line line, double size, boolean kept) implements Item {}

    /** An empty line. */
    record Blank(boolean kept) implements Item {}

    /** A table, which may go on over pages. */
    record Figures(Block.Table table, boolean kept) implements Item {}

    /** Several lines of names and dates that no page parts. */
    record Signed(int lines, Drawing drawing, boolean kept) implements Item {}

    /** Draws something whose first line is there. */
    interface Drawing {
        List<Mark> from(double top);
    }
}
