package io.duban.ranking.board;

import java.time.LocalDate;
import java.util.List;

/**
 * One partition's answer to the marker that a day leaves in it.
 *
 * @param halves halves of re-attributions that lie before the marker and have not been told yet;
 *     absent in what was told before they were
 */
public record DayPart(LocalDate day, int partition, List<MonthPart> months, List<Half> halves) {

    public DayPart {
        months = List.copyOf(months);
        halves = halves == null ? List.of() : List.copyOf(halves);
    }

    /** A part without re-attributions. */
    public DayPart(LocalDate day, int partition, List<MonthPart> months) {
        this(day, partition, months, List.of());
    }
}
