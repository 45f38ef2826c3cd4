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
 */
public record WaitingCounts(
        long overdue, long dueToday, long later, Map<String, Long> overdueByKind) {

    public WaitingCounts {
        overdueByKind = Collections.unmodifiableMap(new TreeMap<>(overdueByKind));
    }

    /** Sums up what was counted by kind; a kind may come several times. */
    public static final class Tally {

        private final Map<WorkKind, Long> overdue = new EnumMap<>(WorkKind.class);
        private long dueToday;
        private long later;

        public void add(WorkKind kind, long isOverdue, long isDueToday, long isLater) {
            if (isOverdue > 0) {
                overdue.merge(kind, isOverdue, Long::sum);
            }
            dueToday += isDueToday;
            later += isLater;
        }

        public WaitingCounts counts() {
            Map<String, Long> byKind = new TreeMap<>();
            overdue.forEach((kind, many) -> byKind.put(kind.wire(), many));
            long all = overdue.values().stream().mapToLong(Long::longValue).sum();
            return new WaitingCounts(all, dueToday, later, byKind);
        }
    }
}
