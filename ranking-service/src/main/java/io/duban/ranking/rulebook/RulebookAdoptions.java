package io.duban.ranking.rulebook;

import io.duban.contracts.event.CalendarEvent.RulebookAdopted;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.ranking.calendar.Decisions;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Adopts editions of the rulebook, one after the other. */
final class RulebookAdoptions {

    private final RulebookLibrary library;
    private final Decisions decisions;

    RulebookAdoptions(RulebookLibrary library, Decisions decisions) {
        this.library = library;
        this.decisions = decisions;
    }

    /**
     * Adopts an edition; the same again changes nothing.
     *
     * @param by the key with which it came
     * @return whether it is new
     */
    boolean adopt(RulebookSource source, String by) {
        return decisions.decide(today -> adoption(source, today, by));
    }

    /** Refuses what {@link #adopt} would refuse on this day, and adopts nothing. */
    void check(RulebookSource source, LocalDate today, String by) {
        adoption(source, today, by);
    }

    private Optional<RulebookAdopted> adoption(RulebookSource source, LocalDate today, String by) {
        Rulebook next = source.rulebook();
        Rulebook last = library.get().latest();
        if (next.version() == last.version() && source.text().equals(library.text(last))) {
            return Optional.empty();
        }
        requireNext(next, last, today);
        CalledRulebook.requireWhole(library.get(), next, "");
        return Optional.of(
                new RulebookAdopted(
                        next.version(), next.effectiveFrom(), source.text(), today, by));
    }

    private static void requireNext(Rulebook next, Rulebook last, LocalDate today) {
        if (!next.id().equals(last.id())) {
            throw refused("/id", "other-rulebook", "must be " + last.id());
        }
        if (next.version() != last.version() + 1) {
            throw notNext(
                    "version must be %d, the one after that in the library, but is %d."
                            .formatted(last.version() + 1, next.version()));
        }
        if (!next.effectiveFrom().isAfter(today)) {
            throw refused(
                    "/effectiveFrom",
                    "not-in-the-future",
                    "must be after " + today + ", the business day that is open");
        }
        if (!next.effectiveFrom().isAfter(last.effectiveFrom())) {
            throw refused(
                    "/effectiveFrom",
                    "not-after-the-last",
                    "must be after " + last.effectiveFrom() + " of version " + last.version());
        }
    }

    private static ProblemException notNext(String detail) {
        return ProblemException.conflict("not-the-next-version", detail);
    }

    private static InvalidInputException refused(String pointer, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError(pointer, code, detail)));
    }
}
