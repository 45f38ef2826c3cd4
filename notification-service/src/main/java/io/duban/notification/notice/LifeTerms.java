package io.duban.notification.notice;

import io.duban.contracts.rulebook.MeasureTerms;
import io.duban.contracts.rulebook.NoticeTerms;

import java.util.List;

/**
 * What the rulebook asks of a notice's life, kept from the day on which it was written: what its
 * letter says goes on to hold. All terms are working days.
 *
 * @param signatures how many persons must sign; 0 when none
 * @param signedBy codes of the task forces that may sign; empty when anyone of the city may
 * @param signWithin from drafted to signed
 * @param receiptWithin from issued to received
 * @param answerWithin from received to answered; absent when nothing is demanded
 * @param closeWithin from answered to closed
 */
public record LifeTerms(
        int signatures,
        List<String> signedBy,
        int signWithin,
        int receiptWithin,
        Integer answerWithin,
        int closeWithin) {

    public LifeTerms {
        signedBy = List.copyOf(signedBy);
    }

    static LifeTerms of(NoticeTerms terms, MeasureTerms measure) {
        return new LifeTerms(
                measure.signatures(),
                measure.signedBy(),
                terms.signWithinWorkingDays(),
                terms.receiptWithinWorkingDays(),
                measure.answerWithinWorkingDays(),
                terms.closeWithinWorkingDays());
    }

    /** Of a notice that takes another one back: nobody signs it and it demands nothing. */
    static LifeTerms ofRevocation(NoticeTerms terms) {
        return new LifeTerms(
                0,
                List.of(),
                terms.signWithinWorkingDays(),
                terms.receiptWithinWorkingDays(),
                null,
                terms.closeWithinWorkingDays());
    }

    /** Whether each signature is that of another task force (双专班). */
    boolean isOneForEach() {
        return signatures > 1 && !signedBy.isEmpty();
    }
}
