package io.duban.ranking.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One partition's answer to the marker that a day leaves in it. An answer that is too large for one
 * record comes in pieces of one month each.
 *
 * @param piece counts from 0
 * @param pieces so many make the answer; 0, as earlier releases wrote it, means 1
 */
public record DayPart(LocalDate day, int partition, List<MonthPart> months, int piece, int pieces) {

    public DayPart {
        months = List.copyOf(months);
        pieces = Math.max(1, pieces);
    }

    /** An answer in one piece. */
    public DayPart(LocalDate day, int partition, List<MonthPart> months) {
        this(day, partition, months, 0, 1);
    }

    /** The same answer in pieces of one month each. */
    public List<DayPart> pieceByPiece() {
        List<DayPart> all = new ArrayList<>();
        for (MonthPart month : months) {
            all.add(new DayPart(day, partition, List.of(month), all.size(), months.size()));
        }
        return all.isEmpty() ? List.of(this) : all;
    }
}
