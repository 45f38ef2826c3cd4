package io.duban.ranking.simulation;

import io.duban.contracts.ladder.Escalations;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Period;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An escalation that the other rulebook demands as well, but later.
 *
 * @param escalation as the rulebook in force demands it
 */
record Postponed(Escalation escalation, Period from, Period to) {

    /** A difference, of which what only comes later has been taken out. */
    record Split(Escalations.Difference difference, List<Postponed> postponed) {}

    static Split of(Escalations.Difference difference) {
        List<Escalation> added = new ArrayList<>(difference.raised());
        List<Escalation> removed = new ArrayList<>();
        List<Postponed> postponed = new ArrayList<>();
        for (Escalation escalation : difference.revoked()) {
            Optional<Escalation> later =
                    added.stream().filter(it -> isLater(it, escalation)).findFirst();
            if (later.isPresent()) {
                added.remove(later.get());
                postponed.add(new Postponed(escalation, escalation.period(), later.get().period()));
            } else {
                removed.add(escalation);
            }
        }
        return new Split(
                new Escalations.Difference(added, removed, difference.amended()),
                List.copyOf(postponed));
    }

    private static boolean isLater(Escalation later, Escalation escalation) {
        return later.rule().equals(escalation.rule())
                && later.measure() == escalation.measure()
                && later.subject().sameAs(escalation.subject())
                && later.period().end().isAfter(escalation.period().end());
    }
}
