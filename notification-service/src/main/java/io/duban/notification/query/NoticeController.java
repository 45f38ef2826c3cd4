package io.duban.notification.query;

import io.duban.contracts.measure.Measure;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.notification.notice.CalendarReader;
import io.duban.notification.notice.Notice;
import io.duban.notification.notice.NoticeDesk;
import io.duban.notification.notice.NoticeFilter;
import io.duban.notification.notice.NoticeState;
import io.duban.notification.notice.NoticeStore;
import io.duban.notification.notice.ReadableNotices;
import io.duban.notification.notice.Waiting;
import io.duban.notification.print.HtmlLetter;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices, for reading. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeController {

    private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "false", false);

    private final NoticeStore notices;
    private final ReadableNotices readable;
    private final NoticeDesk desk;
    private final CalendarReader calendar;
    private final Cursors cursors;
    private final LetterForms forms;

    NoticeController(
            NoticeStore notices,
            ReadableNotices readable,
            NoticeDesk desk,
            CalendarReader calendar,
            Cursors cursors,
            LetterForms forms) {
        this.notices = notices;
        this.readable = readable;
        this.desk = desk;
        this.calendar = calendar;
        this.cursors = cursors;
        this.forms = forms;
    }

    @GetMapping
    Page<NoticeSummary> list(Caller caller, Query query) {
        Optional<LocalDate> dayEnded = calendar.lastEnded();
        NoticeFilter filter =
                new NoticeFilter(
                        caller.reach(),
                        query.subject("subject"),
                        query.choice("measure", Measure.values()),
                        query.choice("state", NoticeState.values()),
                        DocumentKinds.asked(query),
                        query.identifier("addressee"),
                        query.period("period"),
                        query.choice("unread", YES_OR_NO),
                        query.choice("waitsFor", Waiting.ASKED),
                        query.choice("overdue", YES_OR_NO),
                        dayEnded,
                        query.choice("order", Map.of("newest", false, "oldest", true))
                                .orElse(false));
        boolean counted = query.flag("count");
        PageRequest request = query.page("notices?" + filter.on(Optional.empty()), cursors);
        List<Notice> found = notices.list(filter, request.after(), request.limit() + 1);
        Page<Notice> page = request.page(found, NoticeStore::place);
        return new Page<>(
                page.items().stream().map(it -> NoticeSummary.of(it, dayEnded)).toList(),
                page.next(),
                counted ? notices.count(filter) : null);
    }

    @GetMapping("/{id}")
    NoticeView one(Caller caller, @PathVariable String id, HttpMethod method) {
        return NoticeView.of(readable(caller, id, method), caller, calendar.lastEnded());
    }

    @GetMapping("/{id}/document")
    ResponseEntity<byte[]> document(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Accept", defaultValue = "*/*") String accept,
            HttpMethod method)
            throws HttpMediaTypeNotAcceptableException {
        LetterForms.Form form = forms.wanted(accept);
        Notice notice = readable(caller, id, method);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .contentType(form.type())
                        .header("Content-Security-Policy", HtmlLetter.POLICY)
                        .header("Vary", "Accept");
        if (!form.extension().isEmpty()) {
            String number = notice.paper().number();
            String name = (number == null ? notice.id() : number) + form.extension();
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(name, StandardCharsets.UTF_8)
                            .build()
                            .toString());
        }
        return answer.body(form.writer().apply(notice.paper()));
    }

    /** Who only asks whether it is there has not read it. */
    private Notice readable(Caller caller, String id, HttpMethod method) {
        return method.equals(HttpMethod.GET) ? desk.read(caller, id) : readable.find(caller, id);
    }
}
