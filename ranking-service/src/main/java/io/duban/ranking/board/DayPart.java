package io.duban.ranking.board;

import java.time.LocalDate;
import java.util.List;

/** One partition's answer to the marker that a day leaves in it. */
public record DayPart(LocalDate day, int partition, List<MonthPart> months) {

    public DayPart {
        months = List.copyOf(months);
    }
}
