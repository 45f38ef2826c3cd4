package io.duban.notification.notice;

import java.time.LocalDate;
import java.util.List;

/** Gives notices their numbers (编号), without a gap and none twice. */
interface Numbering {

    /** What became of a number that was offered to a notice; it never changes. */
    enum Outcome {
        /** The notice has this very number. */
        ISSUED,
        /** The notice never will have it. */
        GONE
    }

    /** Writes a number into a notice; may be asked again for the same one. */
    interface Issuing {
        Outcome issue(String noticeId, int number, LocalDate on);
    }

    /**
     * Gives the next numbers of a kind and the day's year.
     *
     * @param kind 文种
     * @param noticeIds in the order of the numbers
     */
    void issue(String kind, LocalDate on, List<String> noticeIds, Issuing issuing);
}
