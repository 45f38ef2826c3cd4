package io.duban.notification.query;

import io.duban.contracts.Identifiers;
import io.duban.contracts.measure.Measure;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Reach;
import io.duban.notification.notice.Notice;
import io.duban.notification.notice.NoticeFilter;
import io.duban.notification.notice.NoticeState;
import io.duban.notification.notice.NoticeStore;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Notices, for reading. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeController {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final NoticeStore notices;
    private final Cursors cursors;

    NoticeController(NoticeStore notices, Cursors cursors) {
        this.notices = notices;
        this.cursors = cursors;
    }

    @GetMapping
    Page<NoticeView> list(Caller caller, Query query) {
        NoticeFilter filter =
                new NoticeFilter(
                        caller.reach(),
                        query.subject("subject"),
                        query.choice("measure", Measure.values()),
                        query.choice("state", NoticeState.values()),
                        query.period("period"));
        PageRequest request = query.page("notices?" + filter, cursors);
        List<Notice> found = notices.list(filter, request.after(), request.limit() + 1);
        Page<Notice> page = request.page(found, NoticeStore::place);
        return new Page<>(page.items().stream().map(NoticeView::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    NoticeView one(Caller caller, @PathVariable String id) {
        return NoticeView.of(readable(caller, id));
    }

    @GetMapping("/{id}/document")
    ResponseEntity<String> document(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Accept", defaultValue = "*/*") String accept)
            throws HttpMediaTypeNotAcceptableException {
        MediaType form = form(accept);
        Function<Notice, String> writer = form.equals(HTML) ? LetterPage::html : LetterPage::text;
        String letter = writer.apply(readable(caller, id));
        return ResponseEntity.ok()
                .contentType(form)
                .header("Content-Security-Policy", LetterPage.POLICY)
                .header("Vary", "Accept")
                .body(letter);
    }

    private Notice readable(Caller caller, String id) {
        Reach reach = caller.reach();
        Notice notice =
                (Identifiers.isValid(id) ? notices.find(id) : Optional.<Notice>empty())
                        // That there is a paper at all is what its subject must not learn.
                        .filter(it -> reach.sees(it.visibility()))
                        .orElseThrow(() -> ProblemException.notFound("Notice", id));
        if (!reach.covers(notice.content().bodies())) {
            throw ProblemException.forbidden("The notice does not concern the key's body.");
        }
        return notice;
    }

    private static MediaType form(String accept) throws HttpMediaTypeNotAcceptableException {
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(wanted);
            for (MediaType type : wanted) {
                if (type.getQualityValue() > 0 && type.includes(HTML)) {
                    return HTML;
                }
                if (type.getQualityValue() > 0 && type.includes(PLAIN)) {
                    return PLAIN;
                }
            }
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException(e.getMessage());
        }
        throw new HttpMediaTypeNotAcceptableException(List.of(HTML, PLAIN));
    }
}
