package io.duban.notification.notice;

import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.NoticeEvent.NoticeDrafted;
import io.duban.contracts.event.NoticeEvent.NoticeIssued;
import io.duban.contracts.event.NoticeEvent.NoticeWithdrawn;
import io.duban.contracts.event.NoticeFacts;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.subject.Subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A notice (文书): the document that carries escalations to their addressee.
 *
 * @param id derived from what it carries, so that the same day makes the same notices again
 * @param version rises with every change
 * @param revokes id of the notice that this one takes back, wholly or in part; absent for others
 * @param revoked the {@link NoticeContent#transitions()} that have been taken back so far
 */
public record Notice(
        String id,
        long version,
        NoticeContent content,
        Letter letter,
        NoticeLife life,
        String revokes,
        List<String> revoked) {

    /** Kind of the notice that takes another one back (文种). */
    public static final String REVOCATION = "撤销通知";

    public Notice {
        revoked = List.copyOf(revoked);
    }

    /** What it still carries, given that these transitions are taken back as well. */
    List<String> remaining(List<String> takenBack) {
        return content.transitions().stream()
                .filter(it -> !revoked.contains(it) && !takenBack.contains(it))
                .toList();
    }

    /** Whom it still is about, given that these transitions are taken back as well. */
    List<Subject> left(List<String> takenBack) {
        return remaining(takenBack).stream()
                .map(it -> content.subjects().get(content.transitions().indexOf(it)))
                .toList();
    }

    /** The notices that it takes back; null for one that takes a measure. */
    public List<String> revokedNotices() {
        return revokes == null ? null : List.of(revokes);
    }

    /** The notice after these transitions were taken back; withdrawn when none is left. */
    Notice without(List<String> takenBack, LocalDate day, String reason) {
        List<String> all = new ArrayList<>(revoked);
        all.addAll(takenBack);
        boolean left = !remaining(takenBack).isEmpty();
        NoticeLife next = left ? life : life.withdrawn(day, reason);
        return new Notice(id, version + 1, content, letter, next, revokes, all);
    }

    /** The draft after it was given up: it never left the office. */
    Notice abandoned(List<String> takenBack, LocalDate day, String reason) {
        return new Notice(
                id, version + 1, content, letter, life.withdrawn(day, reason), revokes, takenBack);
    }

    /** The draft with what it says now. */
    Notice redrawn(NoticeContent now, Letter its) {
        return new Notice(id, version + 1, now, its, life, revokes, revoked);
    }

    /** Whether it says the same of the same. */
    boolean saysAs(Notice other) {
        return content.equals(other.content) && letter.equals(other.letter);
    }

    /** Who may see it: as long as it is a draft, and when it was given up as one, who signs. */
    public Visibility visibility() {
        return Visibility.of(content.secrecy(), life.issuedOn() != null);
    }

    /** What is announced when the notice has reached its present state. */
    NoticeEvent announcement() {
        return switch (life.state()) {
            case DRAFTED -> new NoticeDrafted(facts(), version, life.draftedOn());
            case ISSUED -> new NoticeIssued(facts(), version, life.issuedOn());
            case WITHDRAWN ->
                    new NoticeWithdrawn(facts(), version, life.withdrawnOn(), life.reason());
        };
    }

    private NoticeFacts facts() {
        return new NoticeFacts(
                id,
                content.kind(),
                content.measure(),
                content.period(),
                content.addressee(),
                content.subjects(),
                content.escalationIds(),
                letter.title(),
                content.counties().stream().sorted().toList(),
                revokedNotices());
    }
}
