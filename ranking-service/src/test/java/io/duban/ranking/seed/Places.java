package io.duban.ranking.seed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Who stands where. Compared as a whole: two boards are the same when nobody's place, value, second
 * value, listing or company differs, nobody else is missing or left out, and as many complaints are
 * charged to nobody.
 *
 * @param leftOut value and number of those in the tie that would have made the list too long; empty
 *     where there is none
 */
record Places(List<Row> rows, List<String> absent, long nobody, String leftOut) {

    /** What a subject is ranked by: higher values first, then the higher second. */
    record Entry(String code, BigDecimal value, BigDecimal second, String company) {}

    record Row(
            String code,
            int rank,
            Integer fromEnd,
            BigDecimal value,
            BigDecimal second,
            boolean listed,
            String company) {

        @Override
        public String toString() {
            return "%s#%d/%s=%s,%s%s"
                    .formatted(code, rank, fromEnd, plain(value), plain(second), listed ? "!" : "");
        }
    }

    private static final Comparator<Entry> BEST_FIRST =
            Comparator.comparing(Entry::value)
                    .thenComparing(Entry::second)
                    .reversed()
                    .thenComparing(Entry::code);

    /** The first places, nobody with nothing. */
    static Places first(List<Entry> entries, int places, int most, long nobody) {
        List<Entry> within =
                entries.stream()
                        .filter(it -> it.value().signum() > 0 && ahead(entries, it) < places)
                        .toList();
        Cut cut = Cut.of(within, most, it -> ahead(entries, it));
        return new Places(rows(entries, cut, false), List.of(), nobody, cut.leftOut());
    }

    /**
     * The last places from behind, of half of them at the most; nobody who is at the best, and
     * nobody at all when all are equal.
     */
    static Places last(
            List<Entry> entries, int places, Predicate<Entry> best, List<String> absent) {
        int half = entries.size() / 2;
        boolean allEqual = entries.stream().allMatch(it -> ahead(entries, it) == 0);
        List<Entry> within =
                entries.stream()
                        .filter(it -> !allEqual && !best.test(it))
                        .filter(it -> behind(entries, it) < Math.min(places, half))
                        .toList();
        Cut cut = Cut.of(within, Math.min(2 * places, half), it -> behind(entries, it));
        return new Places(rows(entries, cut, true), absent, 0, cut.leftOut());
    }

    /** The list, with the tie farthest from its end taken off when there are too many. */
    private record Cut(List<Entry> listed, String leftOut) {

        static Cut of(List<Entry> within, int most, ToIntFunction<Entry> distance) {
            if (within.size() <= most) {
                return new Cut(within, "");
            }
            int farthest = within.stream().mapToInt(distance).max().orElseThrow();
            List<Entry> tie =
                    within.stream().filter(it -> distance.applyAsInt(it) == farthest).toList();
            return new Cut(
                    within.stream().filter(it -> !tie.contains(it)).toList(),
                    Places.leftOut(tie.getFirst().value(), tie.size()));
        }
    }

    static String leftOut(BigDecimal value, int count) {
        return plain(value) + " × " + count;
    }

    List<Row> listed() {
        return rows.stream().filter(Row::listed).toList();
    }

    @Override
    public String toString() {
        return rows + " absent " + absent + " nobody " + nobody + " left out " + leftOut;
    }

    private static List<Row> rows(List<Entry> entries, Cut cut, boolean countedFromEnd) {
        List<Row> rows = new ArrayList<>();
        for (Entry entry : entries.stream().sorted(BEST_FIRST).toList()) {
            rows.add(
                    new Row(
                            entry.code(),
                            1 + ahead(entries, entry),
                            countedFromEnd ? 1 + behind(entries, entry) : null,
                            entry.value(),
                            entry.second(),
                            cut.listed().contains(entry),
                            entry.company()));
        }
        return rows;
    }

    private static int ahead(List<Entry> entries, Entry entry) {
        return (int) entries.stream().filter(it -> better(it, entry)).count();
    }

    private static int behind(List<Entry> entries, Entry entry) {
        return (int) entries.stream().filter(it -> better(entry, it)).count();
    }

    private static boolean better(Entry one, Entry other) {
        int values = one.value().compareTo(other.value());
        return values > 0 || (values == 0 && one.second().compareTo(other.second()) > 0);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
