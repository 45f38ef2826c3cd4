package io.duban.notification.query;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.notification.notice.Notice;
import io.duban.notification.notice.NoticeState;

import java.time.LocalDate;
import java.util.List;

/**
 * A notice as a caller sees it.
 *
 * @param answerWithinWorkingDays after receipt; absent where nothing is demanded
 * @param measure that it takes; absent where it takes one back
 * @param revokedMeasure that it takes back; absent where it takes one
 * @param revokes ids of the notices that this one takes back, wholly or in part; absent where it
 *     takes a measure
 * @param revokedEscalationIds what has been taken back of this notice so far; absent when nothing
 */
record NoticeView(
        String id,
        String kind,
        Measure measure,
        Measure revokedMeasure,
        Period period,
        Party addressee,
        List<Subject> subjects,
        List<String> escalationIds,
        String title,
        String facts,
        String clause,
        String demand,
        Integer answerWithinWorkingDays,
        String text,
        NoticeState state,
        Secrecy secrecy,
        LocalDate draftedOn,
        LocalDate issuedOn,
        LocalDate withdrawnOn,
        String withdrawalReason,
        List<String> revokes,
        List<String> revokedEscalationIds) {

    static NoticeView of(Notice notice) {
        var content = notice.content();
        var letter = notice.letter();
        var life = notice.life();
        return new NoticeView(
                notice.id(),
                content.kind(),
                notice.revokes() == null ? content.measure() : null,
                notice.revokes() == null ? null : content.measure(),
                content.period(),
                content.addressee(),
                content.subjects(),
                content.escalationIds(),
                letter.title(),
                letter.facts(),
                letter.clause(),
                letter.demand(),
                letter.answerWithin(),
                letter.text(),
                life.state(),
                content.secrecy(),
                life.draftedOn(),
                life.issuedOn(),
                life.withdrawnOn(),
                life.reason(),
                notice.revokedNotices(),
                revoked(notice));
    }

    private static List<String> revoked(Notice notice) {
        if (notice.revoked().isEmpty()) {
            return null;
        }
        List<String> transitions = notice.content().transitions();
        return notice.revoked().stream()
                .map(it -> notice.content().escalationIds().get(transitions.indexOf(it)))
                .toList();
    }
}
