package io.duban.kit.work;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much waits for a caller.
 *
 * @param overdue whose day has ended
 * @param dueToday due by the end of the day that is open
 * @param overdueByKind by the name of the kind; none that has nothing overdue
 * @param byKind the same three numbers by the name of the kind; none of which nothing waits
 */
public record WaitingCounts(
        long overdue,
        long dueToday,
        long later,
        Map<String, Long> overdueByKind,
        Map<String, OfKind> byKind) {

    public WaitingCounts {
        overdueByKind = Collections.unmodifiableMap(new TreeMap<>(overdueByKind));
        byKind = Collections.unmodifiableMap(new TreeMap<>(byKind));
    }

    /** How much of one kind waits. */
    public record OfKind(long overdue, long dueToday, long later) {

        private static final OfKind NONE = new OfKind(0, 0, 0);

        private OfKind plus(OfKind more) {
            return new OfKind(overdue + more.overdue, dueToday + more.dueToday, later + more.later);
        }
    }

    /** Sums up what was counted by kind; a kind may come several times. */
    public static final class Tally {

        private final Map<WorkKind, OfKind> counts = new EnumMap<>(WorkKind.class);

        public void add(WorkKind kind, long isOverdue, long isDueToday, long isLater) {
            counts.merge(kind, new OfKind(isOverdue, isDueToday, isLater), OfKind::plus);
        }

        public WaitingCounts counts() {
            Map<String, Long> overdue = new TreeMap<>();
            Map<String, OfKind> byKind = new TreeMap<>();
            counts.forEach(
                    (kind, it) -> {
                        if (it.overdue > 0) {
                            overdue.put(kind.wire(), it.overdue);
                        }
                        if (!it.equals(OfKind.NONE)) {
                            byKind.put(kind.wire(), it);
                        }
                    });
            OfKind all = counts.values().stream().reduce(OfKind.NONE, OfKind::plus);
            return new WaitingCounts(all.overdue, all.dueToday, all.later, overdue, byKind);
        }
    }
}
