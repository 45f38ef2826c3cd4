package io.duban.ranking.calendar;

import io.duban.contracts.period.BusinessTime;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.UnavailableException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Ends days. What is published follows from what has ended; see {@link DayPublisher}. */
final class Calendar implements BusinessDay {

    /** Ten years: more in one call is a mistyped year. */
    static final int MOST_DAYS = 3_700;

    private static final Logger LOG = LoggerFactory.getLogger(Calendar.class);
    private static final int ATTEMPTS = 20;

    private final CalendarStore store;
    private final int leap;

    /**
     * @param leap so many days may the clock end at once; more wait to be confirmed
     */
    Calendar(CalendarStore store, int leap) {
        this.store = store;
        this.leap = leap;
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
                        there.version() + 1,
                        null,
                        false));
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

    /**
     * Ends every day that lies before {@code today}, if it is the clock that ends them and it does
     * not leap.
     */
    void tick(LocalDate today) {
        CalendarState state = store.load();
        if (state.mode() != CalendarMode.CLOCK) {
            return;
        }
        LocalDate yesterday = today.minusDays(1);
        LocalDate through = state.mayEnd(yesterday, leap);
        // When another instance was first, the next tick finds nothing left to do.
        if (through.isAfter(state.lastEnded())) {
            store.replace(state, state.endedThrough(through));
        } else if (state.partly() && !yesterday.isAfter(state.lastEnded())) {
            store.replace(state, state.caughtUp());
        }
    }

    /** The days that wait to be confirmed when the clock stands at {@code today}. */
    Optional<CalendarState.Leap> waitsFor(LocalDate today) {
        return store.load().waitsFor(today.minusDays(1), leap);
    }

    /**
     * Lets the clock end the days that wait, up to and with {@code through}; the next tick ends
     * them. The same call again changes nothing.
     *
     * @param by the key that confirms
     * @param now what the clock says, which is what is confirmed
     */
    Confirmation confirm(LocalDate through, String reason, String by, Instant now) {
        LocalDate yesterday = LocalDate.ofInstant(now, BusinessTime.ZONE).minusDays(1);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            CalendarState state = store.load();
            requireClock(state);
            Optional<Confirmation> before = store.confirmation(through);
            if (before.isPresent()) {
                return theSame(before.get(), reason);
            }
            CalendarState.Leap waiting = confirmable(state, through, yesterday);
            Confirmation confirmation = new Confirmation(waiting.from(), through, reason, by, now);
            CalendarState next = state.confirmedThrough(through, through.isBefore(yesterday));
            if (store.confirm(state, next, confirmation)) {
                LOG.warn(
                        "The clock passed over days; {} through {} end by the word of key {}: {}",
                        waiting.from(),
                        through,
                        by,
                        reason);
                return confirmation;
            }
        }
        throw new UnavailableException("Too many calls change the calendar at once.", null);
    }

    private static void requireClock(CalendarState state) {
        if (state.mode() != CalendarMode.CLOCK) {
            throw ProblemException.conflict(
                    "calendar-not-clock",
                    "This calendar is advanced by hand; only one that follows the clock waits for"
                            + " a confirmation.");
        }
    }

    private static Confirmation theSame(Confirmation before, String reason) {
        if (!before.reason().equals(reason)) {
            throw ProblemException.conflict(
                    "already-confirmed",
                    "The days through %s were confirmed before, for another reason."
                            .formatted(before.through()));
        }
        return before;
    }

    private CalendarState.Leap confirmable(
            CalendarState state, LocalDate through, LocalDate yesterday) {
        if (through.isAfter(yesterday)) {
            throw refused(
                    "not-ended",
                    "must not be after %s, the last day that has ended by the clock"
                            .formatted(yesterday));
        }
        CalendarState.Leap waiting =
                state.waitsFor(yesterday, leap)
                        .orElseThrow(
                                () ->
                                        ProblemException.conflict(
                                                "nothing-waits",
                                                "No day waits for a confirmation; the last that"
                                                        + " has ended is %s."
                                                                .formatted(state.lastEnded())));
        if (through.isBefore(waiting.from())) {
            throw refused("ended-before", "must not be before " + waiting.from());
        }
        if (ChronoUnit.DAYS.between(waiting.from(), through) >= MOST_DAYS) {
            throw refused(
                    "too-far",
                    "must be less than %d days after %s".formatted(MOST_DAYS, waiting.from()));
        }
        return waiting;
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
