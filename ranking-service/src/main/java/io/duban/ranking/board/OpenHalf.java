package io.duban.ranking.board;

/**
 * A half whose re-attribution has not happened yet, because another half is missing.
 *
 * @param waited so many days have been published without it
 */
public record OpenHalf(int waited, Half half) {

    boolean isOfSameComplaint(OpenHalf other) {
        return half.ticketNo().equals(other.half.ticketNo());
    }

    OpenHalf oneDayMore() {
        return new OpenHalf(waited + 1, half);
    }
}
