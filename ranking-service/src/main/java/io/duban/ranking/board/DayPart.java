package io.duban.ranking.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * One partition's answer to the marker that a day leaves in it. An answer that is too large for one
 * record comes in pieces, each with some of the months.
 *
 * @param halves halves of re-attributions that lie before the marker and have not been told yet;
 *     absent in what was told before they were
 * @param piece counts from 0
 * @param pieces so many make the answer; 0, as earlier releases wrote it, means 1
 */
public record DayPart(
        LocalDate day,
        int partition,
        List<MonthPart> months,
        List<Half> halves,
        int piece,
        int pieces) {

    public DayPart {
        months = List.copyOf(months);
        halves = halves == null ? List.of() : List.copyOf(halves);
        pieces = Math.max(1, pieces);
    }

    /** An answer in one piece. */
    public DayPart(LocalDate day, int partition, List<MonthPart> months, List<Half> halves) {
        this(day, partition, months, halves, 0, 1);
    }

    /** An answer in one piece without re-attributions. */
    public DayPart(LocalDate day, int partition, List<MonthPart> months) {
        this(day, partition, months, List.of());
    }

    /** The same answer in pieces of one month each; the first one has the halves. */
    public List<DayPart> pieceByPiece() {
        List<DayPart> all = new ArrayList<>();
        for (MonthPart month : months) {
            all.add(
                    new DayPart(
                            day,
                            partition,
                            List.of(month),
                            all.isEmpty() ? halves : List.of(),
                            all.size(),
                            months.size()));
        }
        return all;
    }

    /** The answers of which all pieces are there, by partition. */
    static List<DayPart> whole(List<DayPart> pieces) {
        TreeMap<Integer, List<DayPart>> byPartition = new TreeMap<>();
        pieces.forEach(
                it -> byPartition.computeIfAbsent(it.partition(), _ -> new ArrayList<>()).add(it));
        return byPartition.values().stream()
                .filter(it -> it.size() == it.getFirst().pieces())
                .map(DayPart::joined)
                .toList();
    }

    private static DayPart joined(List<DayPart> pieces) {
        DayPart first = pieces.getFirst();
        if (pieces.size() == 1) {
            return first;
        }
        List<DayPart> inOrder =
                pieces.stream().sorted(Comparator.comparing(DayPart::piece)).toList();
        return new DayPart(
                first.day(),
                first.partition(),
                inOrder.stream().flatMap(it -> it.months().stream()).toList(),
                inOrder.stream().flatMap(it -> it.halves().stream()).toList());
    }
}
