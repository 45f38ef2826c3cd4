package io.duban.notification.query;

import io.duban.kit.json.Form;
import io.duban.kit.json.StrictJson;
import io.duban.kit.security.Caller;
import io.duban.kit.version.IfMatch;
import io.duban.notification.notice.CalendarReader;
import io.duban.notification.notice.Notice;
import io.duban.notification.notice.NoticeDesk;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The steps of a notice's life that people take. */
@RestController
@RequestMapping("/api/v1/notices/{id}")
class NoticeStepController {

    /** The longest text, each of its characters escaped. */
    private static final int LARGEST = 256 << 10;

    private static final int LONGEST_PERSON = 64;
    private static final int LONGEST_POST = 100;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_REASON = 1_000;
    private static final int MOST_ATTACHMENTS = 50;
    private static final int LONGEST_ID = 64;

    private final NoticeDesk desk;
    private final CalendarReader calendar;
    private final StrictJson json;

    NoticeStepController(NoticeDesk desk, CalendarReader calendar, StrictJson json) {
        this.desk = desk;
        this.calendar = calendar;
        this.json = json;
    }

    @PostMapping("/signature")
    NoticeView sign(Caller caller, @PathVariable String id, InputStream content, IfMatch match)
            throws IOException {
        Form form = form(content);
        String person = person(form, caller);
        String post = own(form, "post", LONGEST_POST, caller.person().map(Caller.Person::post));
        String taskForce = form.optionalIdentifier("taskForce");
        form.finish();
        return view(desk.sign(caller, id, person, post, taskForce, match), caller);
    }

    @PostMapping("/receipt")
    NoticeView receive(Caller caller, @PathVariable String id, InputStream content, IfMatch match)
            throws IOException {
        Form form = form(content);
        String person = person(form, caller);
        form.finish();
        return view(desk.receive(caller, id, person, match), caller);
    }

    @PostMapping("/answer")
    NoticeView answer(Caller caller, @PathVariable String id, InputStream content, IfMatch match)
            throws IOException {
        Form form = form(content);
        String text = form.text("text", LONGEST_TEXT);
        List<String> attachments = form.texts("attachments", MOST_ATTACHMENTS, LONGEST_ID);
        form.finish();
        return view(desk.answer(caller, id, text, attachments, match), caller);
    }

    @PostMapping("/return")
    NoticeView sendBack(Caller caller, @PathVariable String id, InputStream content, IfMatch match)
            throws IOException {
        return view(desk.sendBack(caller, id, reason(content, "reason"), match), caller);
    }

    @PostMapping("/closure")
    NoticeView close(Caller caller, @PathVariable String id, InputStream content, IfMatch match)
            throws IOException {
        return view(desk.close(caller, id, reason(content, "note"), match), caller);
    }

    @PostMapping("/void")
    NoticeView annul(Caller caller, @PathVariable String id, InputStream content, IfMatch match)
            throws IOException {
        return view(desk.annul(caller, id, reason(content, "reason"), match), caller);
    }

    private String reason(InputStream content, String field) throws IOException {
        Form form = form(content);
        String reason = form.text(field, LONGEST_REASON);
        form.finish();
        return reason;
    }

    private static String person(Form form, Caller caller) {
        return own(form, "person", LONGEST_PERSON, caller.person().map(Caller.Person::name));
    }

    /** Whoever has signed in acts in the own name; a key says whose it acts in. */
    private static String own(Form form, String field, int longest, Optional<String> account) {
        String text = form.line(field, longest);
        return text != null && account.isPresent() && !account.get().equals(text)
                ? form.reject(field, "not-own", "must be the account's own")
                : text;
    }

    private Form form(InputStream content) throws IOException {
        return Form.of(json.read(content, LARGEST));
    }

    private NoticeView view(Notice notice, Caller caller) {
        return NoticeView.of(notice, caller, calendar.lastEnded());
    }
}
