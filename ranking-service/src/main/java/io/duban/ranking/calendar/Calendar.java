package io.duban.ranking.calendar;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.UnavailableException;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Ends days. What is published follows from what has ended; see {@link DayPublisher}. */
final class Calendar implements BusinessDay {

    /** Ten years: more in one call is a mistyped year. */
    static final int MOST_DAYS = 3_700;

    private static final int ATTEMPTS = 20;

    private final CalendarStore store;

    Calendar(CalendarStore store) {
        this.store = store;
    }

    /**
     * Takes up the calendar that is in the store, or starts one. A calendar on which days have
     * ended keeps its mode: a manual one may be years away from the clock, and days cannot be taken
     * back.
     *
     * @throws IllegalStateException when the mode is not the calendar's
     */
    void open(CalendarMode mode, LocalDate firstDay) {
        CalendarState wanted = CalendarState.fresh(mode, firstDay);
        CalendarState there = store.openOr(wanted);
        if (there.mode() == mode) {
            return;
        }
        if (!there.isFresh()) {
            throw new IllegalStateException(
                    ("duban.calendar.mode (DUBAN_CALENDAR) is %s, but the calendar in the store is"
                         + " %s and has ended %s. Start with %s, or with an empty store.")
                            .formatted(
                                    mode.wire(),
                                    there.mode().wire(),
                                    there.lastEnded(),
                                    there.mode().wire()));
        }
        store.replace(
                there,
                new CalendarState(
                        mode,
                        wanted.firstDay(),
                        wanted.lastEnded(),
                        wanted.published(),
                        there.version() + 1));
    }

    /**
     * Ends every business day up to and with {@code through}. Days that have ended before are left
     * alone, so the same call twice has the effect of one.
     *
     * @return what this call ends; nothing when its {@code from} lies after its {@code through}
     */
    Advance advance(LocalDate through) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            CalendarState state = store.load();
            requireAdvanceable(state, through);
            Advance advance = new Advance(state.openDay(), through);
            if (!through.isAfter(state.lastEnded())
                    || store.replace(state, state.endedThrough(through))) {
                return advance;
            }
        }
        throw new UnavailableException("Too many calls advance the calendar at once.", null);
    }

    /** Ends every day that lies before {@code today}, if it is the clock that ends them. */
    void tick(LocalDate today) {
        CalendarState state = store.load();
        LocalDate yesterday = today.minusDays(1);
        if (state.mode() == CalendarMode.CLOCK && yesterday.isAfter(state.lastEnded())) {
            // When another instance was first, the next tick finds nothing left to do.
            store.replace(state, state.endedThrough(yesterday));
        }
    }

    @Override
    public LocalDate today() {
        return store.load().openDay();
    }

    @Override
    public LocalDate first() {
        return store.load().firstDay();
    }

    CalendarState state() {
        return store.load();
    }

    private static void requireAdvanceable(CalendarState state, LocalDate through) {
        if (state.mode() != CalendarMode.MANUAL) {
            throw ProblemException.conflict(
                    "calendar-not-manual",
                    "This calendar follows the clock; only a manual one can be advanced.");
        }
        if (through.isBefore(state.firstDay())) {
            throw refused("before-first-day", "must not be before " + state.firstDay());
        }
        if (ChronoUnit.DAYS.between(state.lastEnded(), through) > MOST_DAYS) {
            throw refused(
                    "too-far",
                    "must be at most %d days after %s".formatted(MOST_DAYS, state.lastEnded()));
        }
    }

    private static InvalidInputException refused(String code, String detail) {
        return new InvalidInputException(List.of(new FieldError("/through", code, detail)));
    }
}
