package io.duban.ranking.board;

import java.time.LocalDate;

/**
 * A half whose re-attribution has not happened yet, because another half is missing.
 *
 * @param since the first day that was published without it
 */
public record OpenHalf(LocalDate since, Half half) {

    boolean isOfSameComplaint(OpenHalf other) {
        return half.ticketNo().equals(other.half.ticketNo());
    }
}
