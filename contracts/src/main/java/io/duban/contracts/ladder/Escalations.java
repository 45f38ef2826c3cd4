package io.duban.contracts.ladder;

import io.duban.contracts.measure.Escalation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sets of escalations: their order, and what has changed between two of them. */
public final class Escalations {

    /**
     * By period (the one that ends first, then the shorter), subject, measure, rule and finding.
     */
    public static final Comparator<Escalation> ORDER =
            Comparator.<Escalation, LocalDate>comparing(at -> at.period().end())
                    .thenComparing(at -> at.period().start(), Comparator.reverseOrder())
                    .thenComparing(Escalation::subject)
                    .thenComparing(Escalation::measure)
                    .thenComparing(Escalation::rule)
                    .thenComparing(
                            Escalation::finding, Comparator.nullsFirst(Comparator.naturalOrder()));

    private Escalations() {}

    /**
     * What has to be emitted so that what stands becomes what the facts support.
     *
     * @param raised derived, but not standing
     * @param revoked standing, but no longer derived, as they were emitted
     * @param amended standing and derived, but saying something else than was emitted, as derived
     */
    public record Difference(
            List<Escalation> raised, List<Escalation> revoked, List<Escalation> amended) {

        public Difference {
            raised = List.copyOf(raised);
            revoked = List.copyOf(revoked);
            amended = List.copyOf(amended);
        }

        public boolean isEmpty() {
            return raised.isEmpty() && revoked.isEmpty() && amended.isEmpty();
        }
    }

    /**
     * The difference by identity (RULES 4): an escalation that still stands is never raised again.
     * Where its streak or evidence says something else it is amended. Nothing is emitted where only
     * the number or the hash of a board's revision has changed: the letter's words would be the
     * same, and what it rests on is still to be found under the revision that it names.
     *
     * @param emitted the escalations that stand, i.e. raised and not revoked
     * @param derived what the ladders make of today's facts
     */
    public static Difference difference(
            Collection<Escalation> emitted, Collection<Escalation> derived) {
        Map<String, Escalation> standing = byId(emitted);
        Map<String, Escalation> supported = byId(derived);
        return new Difference(
                ordered(without(supported, standing)),
                ordered(without(standing, supported)),
                ordered(amended(supported, standing)));
    }

    private static Stream<Escalation> amended(
            Map<String, Escalation> supported, Map<String, Escalation> standing) {
        return supported.entrySet().stream()
                .filter(
                        entry -> {
                            Escalation before = standing.get(entry.getKey());
                            return before != null && !entry.getValue().saysAs(before);
                        })
                .map(Map.Entry::getValue);
    }

    private static Stream<Escalation> without(
            Map<String, Escalation> some, Map<String, Escalation> others) {
        return some.entrySet().stream()
                .filter(entry -> !others.containsKey(entry.getKey()))
                .map(Map.Entry::getValue);
    }

    private static List<Escalation> ordered(Stream<Escalation> escalations) {
        return escalations.sorted(ORDER).toList();
    }

    private static Map<String, Escalation> byId(Collection<Escalation> escalations) {
        Map<String, Escalation> byId = new LinkedHashMap<>();
        escalations.forEach(escalation -> byId.putIfAbsent(escalation.id(), escalation));
        return byId;
    }
}
