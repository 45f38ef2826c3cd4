package io.duban.contracts.ladder;

import io.duban.contracts.measure.Escalation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     */
    public record Difference(List<Escalation> raised, List<Escalation> revoked) {

        public Difference {
            raised = List.copyOf(raised);
            revoked = List.copyOf(revoked);
        }

        public boolean isEmpty() {
            return raised.isEmpty() && revoked.isEmpty();
        }
    }

    /**
     * The difference by identity (RULES 4): an escalation that still stands is not emitted again,
     * even if its streak or evidence has changed.
     *
     * @param emitted the escalations that stand, i.e. raised and not revoked
     * @param derived what the ladders make of today's facts
     */
    public static Difference difference(
            Collection<Escalation> emitted, Collection<Escalation> derived) {
        Map<String, Escalation> standing = byId(emitted);
        Map<String, Escalation> supported = byId(derived);
        return new Difference(without(supported, standing), without(standing, supported));
    }

    private static List<Escalation> without(
            Map<String, Escalation> some, Map<String, Escalation> others) {
        return some.entrySet().stream()
                .filter(entry -> !others.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted(ORDER)
                .toList();
    }

    private static Map<String, Escalation> byId(Collection<Escalation> escalations) {
        Map<String, Escalation> byId = new LinkedHashMap<>();
        escalations.forEach(escalation -> byId.putIfAbsent(escalation.id(), escalation));
        return byId;
    }
}
