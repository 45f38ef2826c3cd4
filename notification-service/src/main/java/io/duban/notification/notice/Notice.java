package io.duban.notification.notice;

import io.duban.contracts.event.NoticeFacts;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.subject.Subject;
import io.duban.notification.letter.Letter;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A notice (文书): the document that carries escalations to their addressee.
 *
 * @param id derived from what it carried when it was written, so that the same day makes the same
 *     notices again
 * @param version rises with every change
 * @param revokes id of the notice that this one takes back, wholly or in part; absent for others
 * @param revokedBy ids of the notices that take this one back, oldest first
 * @param revoked the {@link NoticeContent#transitions()} that have been taken back so far
 * @param attachments files that belong to it, oldest first
 * @param followUps what it has opened
 */
public record Notice(
        String id,
        long version,
        NoticeContent content,
        Letter letter,
        NoticeLife life,
        String revokes,
        List<String> revokedBy,
        List<String> revoked,
        List<Attachment> attachments,
        List<FollowUpTask> followUps) {

    /** Kind of the notice that takes another one back (文种). */
    public static final String REVOCATION = "撤销通知";

    public Notice {
        revokedBy = List.copyOf(revokedBy);
        revoked = List.copyOf(revoked);
        attachments = List.copyOf(attachments);
        followUps = List.copyOf(followUps);
    }

    /** A new one. */
    static Notice written(
            String id, NoticeContent content, Letter letter, NoticeLife life, String revokes) {
        return new Notice(
                id, 1, content, letter, life, revokes, List.of(), List.of(), List.of(), List.of());
    }

    /** The same whose steps, as far as their instant is not known, were taken then. */
    Notice stamped(OffsetDateTime at) {
        return new Notice(
                id,
                version,
                content,
                letter,
                life.stamped(at),
                revokes,
                revokedBy,
                revoked,
                attachments,
                followUps);
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

    /** The next version, a step further in its life. */
    Notice living(NoticeLife next) {
        return next(content, letter, next, revokedBy, revoked, attachments, followUps);
    }

    /** The next version, written anew. */
    Notice redrawn(NoticeContent itsContent, Letter itsLetter, NoticeLife next) {
        return next(itsContent, itsLetter, next, revokedBy, revoked, attachments, followUps);
    }

    /**
     * The next version, of which this is taken back as well.
     *
     * @param by id of the notice that does it; absent where none does
     */
    Notice without(List<String> takenBack, String by, NoticeLife next) {
        List<String> all = Stream.concat(revoked.stream(), takenBack.stream()).distinct().toList();
        List<String> revoking = new ArrayList<>(revokedBy);
        if (by != null && !revoking.contains(by)) {
            revoking.add(by);
        }
        return next(content, letter, next, revoking, all, attachments, followUps);
    }

    /** The next version, with one more file. */
    Notice attached(Attachment file) {
        List<Attachment> all = new ArrayList<>(attachments);
        all.add(file);
        return next(content, letter, life, revokedBy, revoked, all, followUps);
    }

    /** The next version, with what it opened as it now stands. */
    Notice followedUp(NoticeLife next, List<FollowUpTask> tasks) {
        return next(content, letter, next, revokedBy, revoked, attachments, tasks);
    }

    private Notice next(
            NoticeContent itsContent,
            Letter itsLetter,
            NoticeLife itsLife,
            List<String> revoking,
            List<String> takenBack,
            List<Attachment> files,
            List<FollowUpTask> tasks) {
        return new Notice(
                id,
                version + 1,
                itsContent,
                itsLetter,
                itsLife,
                revokes,
                revoking,
                takenBack,
                files,
                tasks);
    }

    /** The same as the store counts it. */
    Notice as(long stored) {
        return new Notice(
                id,
                stored,
                content,
                letter,
                life,
                revokes,
                revokedBy,
                revoked,
                attachments,
                followUps);
    }

    /**
     * Who may see it: until it is issued, and when it was given up before, who signs; then of its
     * {@link #readers()} each.
     */
    public Visibility visibility() {
        return Visibility.of(content.secrecy(), life.wasIssued());
    }

    /** Whether it says the same of the same. */
    boolean saysAs(Notice other) {
        return content.equals(other.content) && letter.equals(other.letter);
    }

    /**
     * Names of those who may read it once it is issued, beside those who sign: all whom it
     * concerns, or of a restricted one its addressee alone.
     */
    public Set<String> readers() {
        if (content.secrecy() == Secrecy.RESTRICTED) {
            return Set.of(content.acting());
        }
        Set<String> readers = new HashSet<>(content.bodies());
        readers.add(content.acting());
        return readers;
    }

    /** What systems that listen are told of it. */
    NoticeFacts facts() {
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
                revokedNotices(),
                life.number() == null ? null : life.number().text());
    }
}
