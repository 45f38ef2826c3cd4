package io.duban.notification.notice;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.BodyRefusedException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Places;
import io.duban.notification.attachment.Arrival;
import io.duban.notification.attachment.Attachment;
import io.duban.notification.attachment.AttachmentFiles;
import io.duban.notification.attachment.AttachmentKind;
import io.duban.notification.attachment.Finding;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Takes in what is attached to notices and gives it out. What is refused leaves nothing behind, and
 * of a file that comes only a buffer is in memory.
 */
public final class AttachmentDesk {

    /** Files of one notice. */
    static final int MOST = 50;

    /** Bytes of one notice. */
    static final long MOST_BYTES = 200L << 20;

    /** Files that come at the same time of one key, and in all. */
    private static final int COMING_OF_A_KEY = 4;

    private static final int COMING = 16;

    private final NoticeStore notices;
    private final ReadableNotices readable;
    private final AttachmentFiles files;
    private final CalendarReader calendar;
    private final Places ofAKey = new Places(COMING_OF_A_KEY);
    private final Semaphore ofAll = new Semaphore(COMING);

    AttachmentDesk(
            NoticeStore notices,
            ReadableNotices readable,
            AttachmentFiles files,
            CalendarReader calendar) {
        this.notices = notices;
        this.readable = readable;
        this.files = files;
        this.calendar = calendar;
    }

    /**
     * A file as its sender calls it.
     *
     * @param told bytes that it says it has; -1 when it does not say
     */
    public record Sent(String name, AttachmentKind kind, long told) {}

    /**
     * What became of a file.
     *
     * @param created whether it was not there before
     */
    public record Attached(Attachment file, boolean created) {}

    /** Attaches a file; who may not is refused before any of it is read. */
    public Attached attach(Caller caller, String id, Sent sent, InputStream body)
            throws IOException {
        Notice notice = readable.find(caller, id);
        ReadableNotices.requireAddressee(caller, notice);
        requireStanding(notice);
        if (!ofAKey.take(caller.keyId())) {
            throw BodyRefusedException.noRoomForCaller();
        }
        try {
            return inTurn(caller, notice, sent, body);
        } finally {
            ofAKey.giveBack(caller.keyId());
        }
    }

    private Attached inTurn(Caller caller, Notice notice, Sent sent, InputStream body)
            throws IOException {
        if (!ofAll.tryAcquire()) {
            throw BodyRefusedException.noRoom();
        }
        try (Arrival arrival = Arrival.of(body, sent.told())) {
            check(sent, arrival.look());
            String attachment = Attachment.id(notice.id(), sent.name(), arrival.sha256());
            Optional<Attachment> known = known(notice, attachment);
            if (known.isPresent()) {
                return new Attached(known.get(), false);
            }
            requireRoom(notice, arrival.size());
            return keep(caller, notice, sent, arrival);
        } finally {
            ofAll.release();
        }
    }

    /** First the bytes, then the notice that names them; bytes that it does not name go again. */
    private Attached keep(Caller caller, Notice notice, Sent sent, Arrival arrival)
            throws IOException {
        String file = files.store(arrival, notice.id());
        Attachment attachment =
                new Attachment(
                        Attachment.id(notice.id(), sent.name(), arrival.sha256()),
                        sent.name(),
                        sent.kind().contentType(),
                        arrival.size(),
                        arrival.sha256(),
                        file,
                        calendar.openDay(),
                        By.of(caller, null));
        boolean kept = false;
        try {
            Notice after =
                    notices.change(notice.id(), it -> with(it, attachment))
                            .orElseThrow(() -> ProblemException.notFound("Notice", notice.id()));
            Attachment named = known(after, attachment.id()).orElseThrow();
            kept = named.file().equals(file);
            return new Attached(named, kept);
        } finally {
            if (!kept) {
                files.delete(file);
            }
        }
    }

    private static Optional<Notice> with(Notice notice, Attachment attachment) {
        requireStanding(notice);
        if (known(notice, attachment.id()).isPresent()) {
            return Optional.empty();
        }
        requireRoom(notice, attachment.size());
        return Optional.of(notice.attached(attachment));
    }

    /**
     * An attachment of a notice that the caller may read.
     *
     * @throws ProblemException 404 when it is not known
     */
    public Attachment find(Caller caller, String notice, String id) {
        return known(readable.find(caller, notice), id)
                .orElseThrow(() -> ProblemException.notFound("Attachment", id));
    }

    /**
     * Its bytes.
     *
     * @throws ProblemException 404 when only its name is known
     */
    public InputStream bytes(Attachment attachment) {
        return files.open(attachment.file())
                .orElseThrow(
                        () ->
                                ProblemException.notFound(
                                        "The content of attachment", attachment.id()));
    }

    private static Optional<Attachment> known(Notice notice, String id) {
        return notice.attachments().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private static void requireStanding(Notice notice) {
        if (notice.life().state().isGone()) {
            throw ProblemException.conflict(
                    notice.life().state().wire(), "Nothing is attached to a notice that is gone.");
        }
    }

    private static void requireRoom(Notice notice, long size) {
        long bytes = notice.attachments().stream().mapToLong(Attachment::size).sum();
        if (notice.attachments().size() >= MOST || bytes + size > MOST_BYTES) {
            throw ProblemException.conflict(
                    "too-many-attachments",
                    "A notice has at most %d attachments of %d bytes together."
                            .formatted(MOST, MOST_BYTES));
        }
    }

    private static void check(Sent sent, Finding finding) {
        switch (finding) {
            case Finding.Foreign(String what) ->
                    throw invalid("/Content-Type", "not-what-it-says", lie(sent.kind(), what));
            case Finding.Unfit(AttachmentKind kind, String why) ->
                    throw invalid("", "unfit-file", "is " + kind.words() + " that " + why);
            case Finding.Fit(AttachmentKind kind) -> checkNames(sent, kind);
        }
    }

    private static void checkNames(Sent sent, AttachmentKind kind) {
        if (kind != sent.kind()) {
            throw invalid("/Content-Type", "not-what-it-says", lie(sent.kind(), kind.words()));
        }
        if (!kind.mayBeNamed(sent.name())) {
            throw invalid(
                    "/name",
                    "not-what-it-says",
                    "must end with %s, for what was sent is %s"
                            .formatted(kind.endings(), kind.words()));
        }
    }

    private static String lie(AttachmentKind said, String what) {
        return "says %s, but what was sent is %s".formatted(said.contentType(), what);
    }

    private static InvalidInputException invalid(String pointer, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError(pointer, code, detail)));
    }
}
