package io.duban.ranking.calendar;

import io.duban.contracts.event.CalendarEvent.MonthReopened;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.ClosingTerms;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.calendar.ReopenedMonths.Reopening;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.rulebook.RulebookLibrary;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Open, closed, final, reopened: what becomes of a month (关账、定稿、重新开放, RULES 4). */
final class MonthLives {

    /** Where a month stands. */
    enum State {
        OPEN,
        CLOSED,
        FINAL,
        REOPENED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A month and its days.
     *
     * @param closesOn the day whose end closes it
     * @param finalOn the day whose end makes it final
     * @param reopening the last one, over or not; absent when there never was one
     */
    record MonthLife(
            Month month,
            String state,
            LocalDate closesOn,
            LocalDate finalOn,
            Reopening reopening) {}

    private final ReopenedMonths reopened;
    private final RulebookLibrary rulebooks;
    private final Calendar calendar;
    private final Decisions decisions;

    MonthLives(
            ReopenedMonths reopened,
            RulebookLibrary rulebooks,
            Calendar calendar,
            Decisions decisions) {
        this.reopened = reopened;
        this.rulebooks = rulebooks;
        this.calendar = calendar;
        this.decisions = decisions;
    }

    MonthLife of(Month month) {
        ClosingTerms terms = terms(month);
        return new MonthLife(
                month,
                state(month, calendar.today()).wire(),
                terms.closingDay(month),
                terms.finalDay(month),
                reopened.find(month).orElse(null));
    }

    /**
     * Opens a final month to corrections; one that is reopened already stays as it is.
     *
     * @param by the administrator's key
     */
    void reopen(Month month, String reason, String by) {
        decisions.decide(today -> reopening(month, today, reason, by));
    }

    private Optional<MonthReopened> reopening(
            Month month, LocalDate today, String reason, String by) {
        ClosingTerms terms = terms(month);
        return switch (state(month, today)) {
            case REOPENED -> {
                requireSame(reopened.find(month).orElseThrow(), reason);
                yield Optional.empty();
            }
            case OPEN, CLOSED ->
                    throw ProblemException.conflict(
                            "not-final",
                            month.id() + " is not final; it takes corrections without reopening.");
            case FINAL -> {
                if (terms.closingDay(month).isBefore(calendar.first())
                        || month.compareTo(terms.firstMonth()) < 0) {
                    throw ProblemException.conflict(
                            "never-closed", month.id() + " was never closed here.");
                }
                LocalDate through = today.plusDays(terms.reopenedForDays() - 1L);
                yield Optional.of(new MonthReopened(month, today, through, reason, by));
            }
        };
    }

    private static void requireSame(Reopening before, String reason) {
        if (!before.reason().equals(reason)) {
            throw ProblemException.conflict(
                    "reopened",
                    before.month().id() + " is reopened through " + before.through() + ".");
        }
    }

    private State state(Month month, LocalDate today) {
        ClosingTerms terms = terms(month);
        if (!today.isAfter(terms.closingDay(month))) {
            return State.OPEN;
        }
        if (!today.isAfter(terms.finalDay(month))) {
            return State.CLOSED;
        }
        return reopened.isOpen(month, today) ? State.REOPENED : State.FINAL;
    }

    private ClosingTerms terms(Month month) {
        return rulebooks.get().of(month).closing();
    }
}
