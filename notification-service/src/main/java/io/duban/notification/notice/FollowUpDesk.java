package io.duban.notification.notice;

import io.duban.contracts.Identifiers;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Role;
import io.duban.kit.version.IfMatch;
import io.duban.notification.attachment.Attachment;
import io.duban.notification.followup.FollowUpRules;
import io.duban.notification.followup.FollowUpRules.Report;
import io.duban.notification.followup.FollowUpRules.Ruling;
import io.duban.notification.followup.FollowUpRules.Saying;
import io.duban.notification.followup.FollowUpState;
import io.duban.notification.followup.FollowUpTask;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where people say how a follow-up (后续任务) goes on: its owner, or an official in its name. */
public final class FollowUpDesk {

    private final NoticeStore notices;
    private final Worklist worklist;
    private final ReadableNotices readable;
    private final CalendarReader calendar;
    private final Clock clock;

    FollowUpDesk(
            NoticeStore notices,
            Worklist worklist,
            ReadableNotices readable,
            CalendarReader calendar,
            Clock clock) {
        this.notices = notices;
        this.worklist = worklist;
        this.readable = readable;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A follow-up goes on.
     *
     * @param match on which versions of its notice it rests
     * @throws ProblemException 404 when it is not known, 403 when it is another's, 409 when it is
     *     over, 412 when its notice is at another version
     */
    public OpenedTask say(Caller caller, String id, Report report, IfMatch match) {
        OpenedTask found = find(caller, id);
        requireOwner(caller, found.task(), report);
        requireKnown(found.notice(), report);
        Act act = new Act(calendar.openDay(), Act.now(clock), By.of(caller, null));
        Notice after =
                notices.change(
                                found.notice().id(),
                                it -> resting(it, next(it, id, report, act), match))
                        .orElseThrow(() -> ProblemException.notFound("Follow-up", id));
        return new OpenedTask(after, task(after, id).orElseThrow());
    }

    private static Optional<Notice> resting(Notice before, Optional<Notice> after, IfMatch match) {
        after.ifPresent(_ -> match.require(before.version()));
        return after;
    }

    private OpenedTask find(Caller caller, String id) {
        return (Identifiers.isValid(id) ? worklist.noticeOf(id) : Optional.<String>empty())
                .map(it -> readable.find(caller, it))
                .flatMap(it -> task(it, id).map(task -> new OpenedTask(it, task)))
                .filter(it -> it.task().state() != FollowUpState.PLANNED)
                .orElseThrow(() -> ProblemException.notFound("Follow-up", id));
    }

    private static void requireOwner(Caller caller, FollowUpTask task, Report report) {
        boolean owner =
                caller.role() != Role.SUBSCRIBER && caller.reach().text().equals(task.acting());
        boolean office = ReadableNotices.isOffice(caller);
        if (!owner && !office) {
            throw ProblemException.forbidden(
                    "This is for the follow-up's owner, or an official in its name.");
        }
        if (report.state() == FollowUpState.CANCELLED && !office) {
            throw ProblemException.forbidden("Only the office that signs cancels a follow-up.");
        }
    }

    private static void requireKnown(Notice notice, Report report) {
        List<String> known = notice.attachments().stream().map(Attachment::id).toList();
        for (int i = 0; i < report.attachments().size(); i++) {
            if (!known.contains(report.attachments().get(i))) {
                throw invalid(
                        "/attachments/" + i,
                        "unknown-attachment",
                        "is not an attachment of the follow-up's notice");
            }
        }
    }

    private static Optional<Notice> next(Notice notice, String id, Report report, Act act) {
        FollowUpTask task =
                task(notice, id).orElseThrow(() -> ProblemException.notFound("Follow-up", id));
        Act dated = LifeRules.later(notice.life(), act);
        return switch (FollowUpRules.say(
                task, report, new Saying(dated.on(), dated.at(), dated.by()))) {
            case Ruling.Same() -> Optional.empty();
            case Ruling.Conflict(String code, String reason) ->
                    throw ProblemException.conflict(code, reason);
            case Ruling.Invalid(String pointer, String code, String reason) ->
                    throw invalid(pointer, code, reason);
            case Ruling.Next(FollowUpTask next) ->
                    Optional.of(
                            notice.followedUp(
                                    notice.life().noted(LifeEntry.Step.FOLLOWED_UP, dated, id),
                                    replaced(notice.followUps(), next)));
        };
    }

    private static List<FollowUpTask> replaced(List<FollowUpTask> tasks, FollowUpTask next) {
        List<FollowUpTask> all = new ArrayList<>(tasks);
        all.replaceAll(it -> it.id().equals(next.id()) ? next : it);
        return all;
    }

    private static Optional<FollowUpTask> task(Notice notice, String id) {
        return notice.followUps().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private static InvalidInputException invalid(String pointer, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError(pointer, code, detail)));
    }
}
