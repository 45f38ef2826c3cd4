package io.duban.ranking.board;

import io.duban.contracts.period.Month;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How far the publishing of a day has come. It is kept when one call does not finish the day, for a
 * call is one transaction of the broker, which has an end.
 *
 * @param missed whether the day brought news of missed tasks
 * @param after the complaint whose halves were looked at last; empty before the first
 * @param months that the day marks
 * @param changed those of them whose complaints have changed
 * @param next how many steps of the phase are done
 */
record DayProgress(
        LocalDate day,
        boolean missed,
        String after,
        List<Month> months,
        List<Month> changed,
        List<DuePeriod> due,
        Phase phase,
        int next) {

    /** What is done with a day, in this order. */
    enum Phase {
        /** Halves of re-attributions are taken in. */
        PAIR,
        /** Those that have found each other are forgotten. */
        DROP,
        /** Each month's shares are taken in. */
        TAKE,
        /** Each board is computed, and not yet said. */
        COMPUTE,
        /** The ladders are tried, for a board without its measures is not said. */
        TRY,
        /** Each board is said, or that it failed. */
        PUBLISH,
        /** The ladders say what follows. */
        SETTLE,
        DONE;

        private Phase next() {
            return switch (this) {
                case PAIR -> DROP;
                case DROP -> TAKE;
                case TAKE -> COMPUTE;
                case COMPUTE -> TRY;
                case TRY -> PUBLISH;
                case PUBLISH -> SETTLE;
                case SETTLE, DONE -> DONE;
            };
        }
    }

    DayProgress {
        months = List.copyOf(months);
        changed = List.copyOf(changed);
        due = List.copyOf(due);
    }

    boolean isDone() {
        return phase == Phase.DONE;
    }

    /** Whether all steps of the phase are done. */
    boolean isPhaseOver() {
        return next
                >= switch (phase) {
                    case TAKE -> changed.size();
                    case COMPUTE, PUBLISH -> due.size();
                    case PAIR, DROP, TRY, SETTLE, DONE -> 1;
                };
    }

    DayProgress nextPhase() {
        return new DayProgress(day, missed, after, months, changed, due, phase.next(), 0);
    }

    /** One more step is done. */
    DayProgress step() {
        return step(due);
    }

    /** One more step is done, and this has come of it. */
    DayProgress step(DuePeriod outcome) {
        List<DuePeriod> outcomes = new ArrayList<>(due);
        outcomes.set(next, outcome);
        return step(outcomes);
    }

    /** One more step is done, and this has come of it. */
    DayProgress step(List<DuePeriod> outcomes) {
        return new DayProgress(day, missed, after, months, changed, outcomes, phase, next + 1);
    }

    /** The step has come to this complaint and not to its end. */
    DayProgress to(String complaint) {
        return new DayProgress(day, missed, complaint, months, changed, due, phase, next);
    }

    /** These months have changed as well. */
    DayProgress alsoChanged(Collection<Month> more) {
        List<Month> all =
                months.stream().filter(it -> changed.contains(it) || more.contains(it)).toList();
        return new DayProgress(day, missed, after, months, all, due, phase, next);
    }
}
