package io.duban.notification.print;

/**
 * The page of GB/T 9704-2012 (版心): millimetres from the top left of A4, sizes of type in points.
 */
final class Grid {

    static final double LEFT = 28;
    static final double RIGHT = 184;
    static final double TOP = 37;
    static final double BOTTOM = 262;
    static final double WIDTH = RIGHT - LEFT;
    static final double MIDDLE = (LEFT + RIGHT) / 2;

    static final int CELLS = 28;
    static final int LINES = 22;

    /** 3号, of the body. */
    static final double BODY = 16;

    /** 2号, of titles. */
    static final double TITLE = 22;

    /** 4号, of the 版记 and of page numbers. */
    static final double SMALL = 14;

    /** The width of a character of the body with its share of the line. */
    static final double CELL = WIDTH / CELLS;

    static final double EM = mm(BODY);

    /** From a line to the next. */
    static final double PITCH = (BOTTOM - TOP - EM) / (LINES - 1);

    /** From a line of a title to the next: 33 points. */
    static final double TITLE_PITCH = mm(33);

    /**
     * From the top of a character to its baseline, in em: what fonts of Han characters agree on.
     */
    static final double ASCENT = 0.88;

    private Grid() {}

    static double mm(double points) {
        return points * 25.4 / 72;
    }

    static double baseline(double top, double size) {
        return top + ASCENT * mm(size);
    }
}
