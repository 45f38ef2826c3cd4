package io.duban.complaint.tally;

import io.duban.complaint.tally.Contribution.Mark;
import io.duban.complaint.tally.Row.Level;
import io.duban.kit.work.WorkKind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** By how much counts change: the sum of what complaints add, less what they added before. */
final class Counts {

    static final String ALL = "all";
    static final String CATEGORY = "category";
    static final String STATUS = "status";
    static final String WORK_ORDER = WorkKind.WORK_ORDER.wire();
    static final String APPEAL = WorkKind.APPEAL.wire();
    static final String UNATTRIBUTED = WorkKind.UNATTRIBUTED.wire();

    private final Map<Row, Map<String, Long>> changes = new LinkedHashMap<>();

    void add(Contribution contribution) {
        note(contribution, 1);
    }

    void take(Contribution contribution) {
        note(contribution, -1);
    }

    /** By row and field; a field that stays as it is is not among them. */
    Map<Row, Map<String, Long>> changes() {
        Map<Row, Map<String, Long>> real = new LinkedHashMap<>();
        changes.forEach(
                (row, fields) -> {
                    Map<String, Long> changed = new LinkedHashMap<>(fields);
                    changed.values().removeIf(it -> it == 0);
                    if (!changed.isEmpty()) {
                        real.put(row, changed);
                    }
                });
        return real;
    }

    /** A key of a stored field, in which a dot would part two. */
    static String key(String name) {
        return name.replace('.', '/');
    }

    static String name(String key) {
        return key.replace('/', '.');
    }

    private void note(Contribution it, long by) {
        for (Level level : levels(it)) {
            for (String period : List.of(it.day(), it.month())) {
                Row row = Row.of(level, period, it);
                for (Mark mark : it.marks()) {
                    change(row, ALL + "." + mark.field(), by);
                    change(row, CATEGORY + "." + key(it.category()) + "." + mark.field(), by);
                    change(row, STATUS + "." + key(it.status()) + "." + mark.field(), by);
                }
            }
        }
        waiting(it)
                .forEach(
                        row -> {
                            if (it.waits() != null) {
                                change(row, WORK_ORDER + "." + it.waits(), by);
                            }
                            if (it.appealed() != null) {
                                change(row, APPEAL + "." + it.month(), by);
                            }
                            if (it.stray()) {
                                change(row, UNATTRIBUTED + "." + it.month(), by);
                            }
                        });
        if (it.appealed() != null) {
            change(Row.waitingFor(it.appealed()), APPEAL + "." + it.month(), by);
        }
    }

    private static List<Level> levels(Contribution it) {
        return it.county() == null
                ? List.of(Level.CITY)
                : List.of(Level.CITY, Level.COUNTY, Level.STREET, Level.PLACE);
    }

    private static Stream<Row> waiting(Contribution it) {
        Row city = Row.waiting(null, null, null);
        return it.county() == null
                ? Stream.of(city)
                : Stream.of(
                        city,
                        Row.waiting(it.county(), null, null),
                        Row.waiting(null, it.street(), null),
                        Row.waiting(null, null, it.company()));
    }

    private void change(Row row, String field, long by) {
        changes.computeIfAbsent(row, _ -> new LinkedHashMap<>()).merge(field, by, Long::sum);
    }
}
