package io.duban.notification.print;

import java.util.ArrayList;
import java.util.List;

/** Pages under way, and where the next line goes on the last of them. */
final class Pages {

    /** Between a line and a table below it, and at least between a table and a line. */
    static final double TABLE_GAP = 2;

    private static final double ROUNDING = 1e-6;

    private final List<List<Mark>> pages = new ArrayList<>();
    private double first;
    private double bottom;
    private int line;
    private double used;
    private boolean fresh;

    /**
     * Begins the first page.
     *
     * @param bottom which text may reach there
     */
    Pages(double bottom) {
        pages.add(new ArrayList<>());
        this.bottom = bottom;
        startAt(Grid.TOP);
    }

    /** Ends this page. */
    void turn() {
        pages.add(new ArrayList<>());
        bottom = Grid.BOTTOM;
        startAt(Grid.TOP);
        fresh = true;
    }

    /** Puts the first line of the text there; the others follow on the pitch. */
    void startAt(double top) {
        first = top;
        line = 0;
        used = top - TABLE_GAP;
        fresh = false;
    }

    void add(List<? extends Mark> marks) {
        pages.getLast().addAll(marks);
    }

    void add(Mark mark) {
        pages.getLast().add(mark);
    }

    /** Whether nothing is on this page yet, so that turning it would gain nothing. */
    boolean isFresh() {
        return fresh;
    }

    /** Whether so many lines fit, and so much below them. */
    boolean fits(int lines, double more) {
        double end = lines == 0 ? used : first + (line + lines - 1) * Grid.PITCH + Grid.EM;
        return end + more <= bottom + ROUNDING;
    }

    /** Takes so many lines. @return the top of the first of them */
    double take(int lines) {
        double top = first + line * Grid.PITCH;
        line += lines;
        used = top + (lines - 1) * Grid.PITCH + Grid.EM;
        fresh = false;
        return top;
    }

    /** Leaves a line empty. */
    void skip() {
        line++;
    }

    /** Where a table may begin. */
    double tableTop() {
        return fresh ? first : used + TABLE_GAP;
    }

    /** The lowest place that text may reach. */
    double bottom() {
        return bottom;
    }

    /** What ends there was put on the page: lines go on below it. */
    void reached(double y) {
        used = y;
        fresh = false;
        line = Math.max(line, (int) Math.ceil((y + TABLE_GAP - first) / Grid.PITCH - ROUNDING));
    }

    /** Where the last thing on the page ends. */
    double used() {
        return used;
    }

    int number() {
        return pages.size();
    }

    /** The marks of each page. */
    List<List<Mark>> marks() {
        return pages;
    }
}
