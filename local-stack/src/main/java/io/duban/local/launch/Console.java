package io.duban.local.launch;

import java.io.PrintStream;

/** What the person at the terminal sees: whole lines, and a progress line that rewrites itself. */
public final class Console {

    private final PrintStream out;
    private final boolean terminal;
    private boolean progressShown;

    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** One whole line. */
    public synchronized void line(String text) {
        clearProgress();
        out.println(text);
        out.flush();
    }

    /** The state of something that goes on; on a terminal it replaces the state before. */
    public synchronized void progress(String text) {
        if (terminal) {
            out.print("\r\033[2K" + text);
            out.flush();
            progressShown = true;
        }
    }

    private void clearProgress() {
        if (progressShown) {
            out.print("\r\033[2K");
            progressShown = false;
        }
    }
}
