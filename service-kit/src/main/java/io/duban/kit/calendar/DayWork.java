package io.duban.kit.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How this process gets on with the days that have ended. */
public final class DayWork {

    /**
     * A day that is being handled.
     *
     * @param since how long it has been tried, over and over if it fails
     */
    record Open(LocalDate day, Duration since) {}

    private final LongSupplier nanoTime;
    private LocalDate handled;
    private LocalDate open;
    private long begun;

    public DayWork(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The day is being handled, perhaps not for the first time. */
    public synchronized void begun(LocalDate day) {
        if (!day.equals(open)) {
            open = day;
            begun = nanoTime.getAsLong();
        }
    }

    /** All that the day causes has been published. */
    public synchronized void handled(LocalDate day) {
        handled = day;
        open = null;
    }

    synchronized Optional<LocalDate> lastHandled() {
        return Optional.ofNullable(handled);
    }

    synchronized Optional<Open> open() {
        return Optional.ofNullable(open)
                .map(day -> new Open(day, Duration.ofNanos(nanoTime.getAsLong() - begun)));
    }
}
