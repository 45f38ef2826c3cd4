package io.duban.ranking.seed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who stands where. Compared as a whole: two boards are the same when nobody's place, value,
 * listing or company differs, nobody else is missing, and as many complaints are charged to nobody.
 */
record Places(List<Row> rows, List<String> absent, long nobody) {

    /** What a subject is ranked by: higher values first, then the higher second. */
    record Entry(String code, BigDecimal value, BigDecimal second, String company) {}

    record Row(String code, int rank, BigDecimal value, boolean listed, String company) {

        @Override
        public String toString() {
            return "%s#%d=%s%s"
                    .formatted(
                            code,
                            rank,
                            value.stripTrailingZeros().toPlainString(),
                            listed ? "!" : "");
        }
    }

    private static final Comparator<Entry> BEST_FIRST =
            Comparator.comparing(Entry::value)
                    .thenComparing(Entry::second)
                    .reversed()
                    .thenComparing(Entry::code);

    /** The first places, ties at the cut included, nobody with nothing. */
    static Places first(List<Entry> entries, int places, long nobody) {
        List<Row> rows = new ArrayList<>();
        for (Entry entry : sorted(entries)) {
            int rank = 1 + ahead(entries, entry);
            boolean listed = rank <= places && entry.value().signum() > 0;
            rows.add(new Row(entry.code(), rank, entry.value(), listed, entry.company()));
        }
        return new Places(rows, List.of(), nobody);
    }

    /** The last places from behind, ties included; half of them at the most, or nobody. */
    static Places last(List<Entry> entries, int places, List<String> absent) {
        int allowed = Math.min(places, entries.size() / 2);
        boolean allEqual =
                entries.stream().allMatch(it -> ahead(entries, it) == 0) || entries.size() < 2;
        List<Row> rows = new ArrayList<>();
        for (Entry entry : sorted(entries)) {
            long behind = entries.stream().filter(it -> better(entry, it)).count();
            boolean listed = !allEqual && behind < allowed;
            rows.add(new Row(entry.code(), 1 + ahead(entries, entry), entry.value(), listed, null));
        }
        return new Places(rows, absent, 0);
    }

    List<Row> listed() {
        return rows.stream().filter(Row::listed).toList();
    }

    @Override
    public String toString() {
        return rows + " absent " + absent + " nobody " + nobody;
    }

    private static List<Entry> sorted(List<Entry> entries) {
        return entries.stream().sorted(BEST_FIRST).toList();
    }

    private static int ahead(List<Entry> entries, Entry entry) {
        return (int) entries.stream().filter(it -> better(it, entry)).count();
    }

    private static boolean better(Entry one, Entry other) {
        int values = one.value().compareTo(other.value());
        return values > 0 || (values == 0 && one.second().compareTo(other.second()) > 0);
    }
}
