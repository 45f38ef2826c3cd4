package io.duban.notification.notice;

import static io.duban.notification.notice.ReadableNotices.isAddressee;
import static io.duban.notification.notice.ReadableNotices.requireAddressee;
import static io.duban.notification.notice.ReadableNotices.requireOffice;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;
import io.duban.kit.version.IfMatch;
import io.duban.notification.attachment.Attachment;
import io.duban.notification.notice.NoticeStore.Outcome;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Where people act on notices: whoever may, takes the next step. A refusal leaves everything as it
 * was, a call that is made again does nothing more, and none alters another version than it rests
 * on.
 */
public final class NoticeDesk {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeDesk.class);

    private final NoticeStore notices;
    private final ReadableNotices readable;
    private final NoticeIssuer issuer;
    private final CalendarReader calendar;
    private final Clock clock;

    NoticeDesk(
            NoticeStore notices,
            ReadableNotices readable,
            NoticeIssuer issuer,
            CalendarReader calendar,
            Clock clock) {
        this.notices = notices;
        this.readable = readable;
        this.issuer = issuer;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A notice that is read; by its addressee for the first time, it has then been delivered.
     *
     * @throws ProblemException as {@link ReadableNotices#find}
     */
    public Notice read(Caller caller, String id) {
        Notice notice = readable.find(caller, id);
        if (notice.life().state() != NoticeState.ISSUED || !isAddressee(caller, notice)) {
            return notice;
        }
        try {
            return step(id, act(caller, null), LifeRules::deliver, IfMatch.none());
        } catch (RuntimeException e) {
            // Whoever reads a letter reads it, whether or not that can be recorded just now.
            LOG.warn("Notice {} was read and is not recorded as delivered.", id, e);
            return notice;
        }
    }

    /**
     * Somebody signs; with the last signature the notice is in force.
     *
     * @param taskForce for which it is signed; absent where only one can be meant
     * @param match on which versions it rests; that it is issued follows from it
     */
    public Notice sign(
            Caller caller, String id, String person, String post, String taskForce, IfMatch match) {
        Notice before = readable.find(caller, id);
        requireOffice(caller);
        String force = taskForce(caller.reach(), before, taskForce);
        Act act = act(caller, person);
        Notice signed =
                step(
                        id,
                        act,
                        (life, now) -> {
                            Ruling ruling = LifeRules.sign(life, person, post, force, now);
                            return ruling instanceof Ruling.Next(NoticeLife next) && next.isSigned()
                                    ? printable(before, ruling)
                                    : ruling;
                        },
                        match);
        if (!signed.life().isReady()) {
            return signed;
        }
        issuer.issue(signed, act);
        return notices.find(id).orElseThrow();
    }

    private Ruling printable(Notice notice, Ruling ruling) {
        List<String> missing = issuer.unprintable(notice.letter());
        return missing.isEmpty()
                ? ruling
                : Ruling.invalid(
                        "",
                        "characters-without-font",
                        "The letter cannot be printed: no font has " + String.join(" ", missing));
    }

    /** A task force signs for itself and for no other. */
    private static String taskForce(Reach reach, Notice notice, String named) {
        if (reach.area() != Area.TASKFORCE) {
            return named;
        }
        List<String> may = notice.life().terms().signedBy();
        if ((named != null && !named.equals(reach.code()))
                || (!may.isEmpty() && !may.contains(reach.code()))) {
            throw ProblemException.forbidden(
                    "The key signs for the task force '" + reach.code() + "' alone.");
        }
        return reach.code();
    }

    /** 签收. */
    public Notice receive(Caller caller, String id, String person, IfMatch match) {
        requireAddressee(caller, readable.find(caller, id));
        Act act = act(caller, person);
        Outcome delivered = decide(id, act, LifeRules::deliver, match);
        IfMatch rest = delivered.changed() ? match.resumed(delivered.after().version()) : match;
        return step(id, act, LifeRules::receive, rest);
    }

    /**
     * 反馈.
     *
     * @param attachments ids of files of this notice
     */
    public Notice answer(
            Caller caller, String id, String text, List<String> attachments, IfMatch match) {
        Notice notice = readable.find(caller, id);
        requireAddressee(caller, notice);
        requireKnown(notice, attachments);
        return step(
                id,
                act(caller, null),
                (life, act) -> LifeRules.answer(life, text, attachments, match.namesVersion(), act),
                match);
    }

    private static void requireKnown(Notice notice, List<String> attachments) {
        List<String> known = notice.attachments().stream().map(Attachment::id).toList();
        for (int i = 0; i < attachments.size(); i++) {
            if (!known.contains(attachments.get(i))) {
                throw new InvalidInputException(
                        List.of(
                                new FieldError(
                                        "/attachments/" + i,
                                        "unknown-attachment",
                                        "is not an attachment of this notice")));
            }
        }
    }

    /** 退回. */
    public Notice sendBack(Caller caller, String id, String reason, IfMatch match) {
        readable.find(caller, id);
        requireOffice(caller);
        return step(
                id, act(caller, null), (life, act) -> LifeRules.sendBack(life, reason, act), match);
    }

    /** 销号. */
    public Notice close(Caller caller, String id, String note, IfMatch match) {
        readable.find(caller, id);
        requireOffice(caller);
        return step(id, act(caller, null), (life, act) -> LifeRules.close(life, note, act), match);
    }

    /** 作废. */
    public Notice annul(Caller caller, String id, String reason, IfMatch match) {
        readable.find(caller, id);
        requireOffice(caller);
        return step(
                id, act(caller, null), (life, act) -> LifeRules.annul(life, reason, act), match);
    }

    private Notice step(
            String id, Act act, BiFunction<NoticeLife, Act, Ruling> rule, IfMatch match) {
        return decide(id, act, rule, match).after();
    }

    private Outcome decide(
            String id, Act act, BiFunction<NoticeLife, Act, Ruling> rule, IfMatch match) {
        return notices.decide(id, notice -> next(notice, rule.apply(notice.life(), act), match))
                .orElseThrow(() -> ProblemException.notFound("Notice", id));
    }

    private static Optional<Notice> next(Notice notice, Ruling ruling, IfMatch match) {
        return switch (ruling) {
            case Ruling.Next(NoticeLife life) -> {
                match.require(notice.version());
                yield Optional.of(notice.living(life));
            }
            case Ruling.Same() -> Optional.empty();
            case Ruling.Refused(String code, String pointer, String reason) -> {
                if (pointer == null) {
                    throw ProblemException.conflict(code, reason);
                }
                throw new InvalidInputException(List.of(new FieldError(pointer, code, reason)));
            }
        };
    }

    private Act act(Caller caller, String person) {
        return new Act(calendar.openDay(), Act.now(clock), By.of(caller, person));
    }
}
