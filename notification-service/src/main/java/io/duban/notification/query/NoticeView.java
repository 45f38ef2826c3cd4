package io.duban.notification.query;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.kit.security.Caller;
import io.duban.kit.version.Versioned;
import io.duban.notification.letter.Block;
import io.duban.notification.letter.Figures;
import io.duban.notification.notice.Notice;
import io.duban.notification.notice.NoticeState;
import io.duban.notification.notice.ReadableNotices;
import io.duban.notification.notice.Signature;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A notice as a caller sees it.
 *
 * @param measure that it takes; absent where it takes one back
 * @param revokedMeasure that it takes back; absent where it takes one
 * @param number absent until it is issued
 * @param copies 抄送
 * @param blocks all that is written, part by part
 * @param edition of the templates that it was written from; absent before templates had editions
 * @param figures the boards that its figures stand on
 * @param answerWithinWorkingDays after receipt; absent when nothing is demanded
 * @param signaturesNeeded how many persons sign it before it is issued
 * @param signedBy codes of the task forces that may sign it
 * @param answerBy the last business day for the answer; absent until it is received
 * @param waitsFor absent when no step is waited for
 * @param revokes ids of the notices that this one takes back, wholly or in part; absent where it
 *     takes a measure
 * @param revokedBy ids of the notices that take this one back; absent when none does
 * @param revokedEscalationIds what has been taken back of this notice so far; absent when nothing
 * @param deliveries by channel; empty as long as it is read here alone
 * @param version rises with every change, whoever looks
 */
record NoticeView(
        String id,
        String kind,
        Measure measure,
        Measure revokedMeasure,
        Period period,
        NoticeState state,
        String number,
        Secrecy secrecy,
        Party addressee,
        List<String> copies,
        List<Subject> subjects,
        List<String> escalationIds,
        List<String> revokes,
        List<String> revokedBy,
        List<String> revokedEscalationIds,
        String title,
        List<Block> blocks,
        String text,
        String facts,
        String clause,
        String demand,
        String edition,
        List<Figures> figures,
        Integer answerWithinWorkingDays,
        int signaturesNeeded,
        List<String> signedBy,
        List<Signature> signatures,
        LocalDate draftedOn,
        LocalDate issuedOn,
        LocalDate answerBy,
        LocalDate withdrawnOn,
        String withdrawalReason,
        NoticeSummary.WaitsFor waitsFor,
        boolean overdue,
        List<LifeView> life,
        List<AnswerView> answers,
        List<AttachmentView> attachments,
        List<FollowUpView> followUps,
        Map<String, Object> deliveries,
        long version)
        implements Versioned {

    /**
     * @param dayEnded the last business day that has ended; empty before any has
     */
    static NoticeView of(Notice notice, Caller viewer, Optional<LocalDate> dayEnded) {
        var content = notice.content();
        var letter = notice.letter();
        var life = notice.life();
        boolean signing = ReadableNotices.isOffice(viewer);
        return new NoticeView(
                notice.id(),
                content.kind(),
                notice.revokes() == null ? content.measure() : null,
                notice.revokes() == null ? null : content.measure(),
                content.period(),
                life.state(),
                life.number() == null ? null : life.number().text(),
                content.secrecy(),
                content.addressee(),
                letter.copies(),
                content.subjects(),
                content.escalationIds(),
                notice.revokedNotices(),
                notice.revokedBy().isEmpty() ? null : notice.revokedBy(),
                revoked(notice),
                letter.title(),
                letter.dated(life.issuedOn()).blocks(),
                letter.text(),
                letter.facts(),
                letter.clause(),
                letter.demand(),
                letter.edition(),
                letter.figures(),
                life.terms().answerWithin(),
                life.terms().signatures(),
                life.terms().signedBy(),
                life.signatures(),
                life.draftedOn(),
                life.issuedOn(),
                life.answerBy(),
                life.withdrawnOn(),
                life.reason(),
                NoticeSummary.WaitsFor.of(notice),
                NoticeSummary.overdue(notice, dayEnded),
                life.entries().stream().map(it -> LifeView.of(it, signing)).toList(),
                life.answers().stream().map(it -> AnswerView.of(it, signing)).toList(),
                notice.attachments().stream().map(AttachmentView::of).toList(),
                FollowUpView.of(notice, signing),
                Map.of(),
                notice.version());
    }

    private static List<String> revoked(Notice notice) {
        List<String> transitions = notice.content().transitions();
        List<String> revoked =
                notice.revoked().stream()
                        .filter(transitions::contains)
                        .map(it -> notice.content().escalationIds().get(transitions.indexOf(it)))
                        .toList();
        return revoked.isEmpty() ? null : revoked;
    }
}
