package io.duban.notification.query;

import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.version.IfMatch;
import io.duban.notification.followup.FollowUpRules.Report;
import io.duban.notification.followup.FollowUpState;
import io.duban.notification.notice.FollowUpDesk;
import io.duban.notification.notice.FollowUpFilter;
import io.duban.notification.notice.OpenedTask;
import io.duban.notification.notice.ReadableNotices;
import io.duban.notification.notice.Worklist;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Follow-ups (后续任务): what notices have opened, and how it goes on. */
@RestController
@RequestMapping("/api/v1/follow-ups")
class FollowUpController {

    private static final int LARGEST = 64 << 10;
    private static final int LONGEST_NOTE = 4_000;
    private static final int MOST_PRESENT = 100;
    private static final int LONGEST_PERSON = 100;
    private static final int MOST_ATTACHMENTS = 50;
    private static final int LONGEST_ID = 64;

    private static final Map<String, FollowUpState> SAID =
            Map.of(
                    FollowUpState.IN_PROGRESS.wire(),
                    FollowUpState.IN_PROGRESS,
                    FollowUpState.DONE.wire(),
                    FollowUpState.DONE,
                    FollowUpState.CANCELLED.wire(),
                    FollowUpState.CANCELLED);

    private final Worklist worklist;
    private final FollowUpDesk desk;
    private final Cursors cursors;
    private final StrictJson json;

    FollowUpController(Worklist worklist, FollowUpDesk desk, Cursors cursors, StrictJson json) {
        this.worklist = worklist;
        this.desk = desk;
        this.cursors = cursors;
        this.json = json;
    }

    @GetMapping
    Page<FollowUpView> list(Caller caller, Query query) {
        FollowUpFilter filter =
                new FollowUpFilter(
                        caller.reach(),
                        query.identifier("notice"),
                        query.subject("owner"),
                        query.choice("state", FollowUpState.shown()));
        PageRequest request = query.page("follow-ups?" + filter, cursors);
        List<OpenedTask> found = worklist.followUps(filter, request.after(), request.limit() + 1);
        Page<OpenedTask> page = request.page(found, Worklist::place);
        return new Page<>(page.items().stream().map(it -> view(it, caller)).toList(), page.next());
    }

    @PutMapping("/{id}")
    FollowUpView put(Caller caller, @PathVariable String id, InputStream content, IfMatch match)
            throws IOException {
        Form form = Form.of(json.read(content, LARGEST));
        FollowUpState state = form.choice("state", SAID);
        String note = form.text("note", LONGEST_NOTE);
        LocalDate heldOn = form.has("heldOn") ? form.date("heldOn") : null;
        List<String> present = texts(form, "present", MOST_PRESENT, LONGEST_PERSON);
        List<String> attachments = texts(form, "attachments", MOST_ATTACHMENTS, LONGEST_ID);
        form.finish();
        Report report = new Report(state, note, heldOn, present, attachments);
        return view(desk.say(caller, id, report, match), caller);
    }

    private static List<String> texts(Form form, String field, int most, int longest) {
        return form.has(field) ? form.texts(field, most, longest) : List.of();
    }

    private static FollowUpView view(OpenedTask opened, Caller caller) {
        return FollowUpView.of(opened, ReadableNotices.isOffice(caller));
    }
}
