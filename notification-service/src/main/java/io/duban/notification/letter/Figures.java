package io.duban.notification.letter;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Period;

import java.util.Comparator;
import java.util.List;

/**
 * A board on which figures of a letter stand.
 *
 * @param ranking rule id of the ranking
 * @param revision of that board
 * @param hash of that board
 */
public record Figures(String ranking, Period period, int revision, String hash) {

    private static final Comparator<Figures> ORDER =
            Comparator.comparing(Figures::ranking)
                    .thenComparing(it -> it.period().end())
                    .thenComparing(Figures::revision)
                    .thenComparing(Figures::hash);

    /** The boards that these rest on, each once, in an order of their own. */
    public static List<Figures> of(List<Escalation> escalations) {
        return escalations.stream()
                .flatMap(it -> it.evidence().rows().stream())
                .map(Figures::of)
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    private static Figures of(EvidenceRow row) {
        return new Figures(row.ranking(), row.period(), row.revision(), row.hash());
    }
}
