package io.duban.notification.query;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.notification.notice.Deadlines;
import io.duban.notification.notice.Notice;
import io.duban.notification.notice.NoticeState;
import io.duban.notification.notice.Waiting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A notice in a list.
 *
 * @param measure that it takes; absent where it takes one back
 * @param revokedMeasure that it takes back; absent where it takes one
 * @param number absent until it is issued
 * @param waitsFor absent when no step is waited for
 * @param overdue whether anything is due of it since a day that has ended
 */
record NoticeSummary(
        String id,
        String kind,
        Measure measure,
        Measure revokedMeasure,
        Period period,
        NoticeState state,
        String number,
        Secrecy secrecy,
        Party addressee,
        List<Subject> subjects,
        List<String> escalationIds,
        List<String> revokes,
        String title,
        LocalDate draftedOn,
        LocalDate issuedOn,
        LocalDate answerBy,
        WaitsFor waitsFor,
        boolean overdue) {

    /** A step that is waited for, and the day by whose end it is due. */
    record WaitsFor(Waiting.Step step, LocalDate due) {

        static WaitsFor of(Notice notice) {
            Waiting waits = notice.life().waits();
            return waits == null ? null : new WaitsFor(waits.step(), waits.due());
        }
    }

    /**
     * @param dayEnded the last business day that has ended; empty before any has
     */
    static NoticeSummary of(Notice notice, Optional<LocalDate> dayEnded) {
        var content = notice.content();
        var life = notice.life();
        return new NoticeSummary(
                notice.id(),
                content.kind(),
                notice.revokes() == null ? content.measure() : null,
                notice.revokes() == null ? null : content.measure(),
                content.period(),
                life.state(),
                life.number() == null ? null : life.number().text(),
                content.secrecy(),
                content.addressee(),
                content.subjects(),
                content.escalationIds(),
                notice.revokedNotices(),
                notice.letter().title(),
                life.draftedOn(),
                life.issuedOn(),
                life.answerBy(),
                WaitsFor.of(notice),
                overdue(notice, dayEnded));
    }

    static boolean overdue(Notice notice, Optional<LocalDate> dayEnded) {
        return Deadlines.first(notice)
                .filter(due -> dayEnded.filter(it -> !due.isAfter(it)).isPresent())
                .isPresent();
    }
}
