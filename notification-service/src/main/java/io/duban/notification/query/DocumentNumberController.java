package io.duban.notification.query;

import io.duban.contracts.subject.Party;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.notification.notice.Notice;
import io.duban.notification.notice.NoticeState;
import io.duban.notification.notice.NoticeStore;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The register of numbers (发文登记簿), which an archivist checks: made of the notices themselves, so
 * that it shows what they really bear.
 */
@RestController
@RequestMapping("/api/v1/documents/numbers")
class DocumentNumberController {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    /** A line of it. */
    record Line(
            String kind,
            int year,
            int number,
            String text,
            String noticeId,
            String title,
            Party addressee,
            LocalDate issuedOn,
            NoticeState state) {

        static Line of(Notice notice) {
            var number = notice.life().number();
            return new Line(
                    notice.content().kind(),
                    number.year(),
                    number.number(),
                    number.text(),
                    notice.id(),
                    notice.letter().title(),
                    notice.content().addressee(),
                    notice.life().issuedOn(),
                    notice.life().state());
        }
    }

    private final NoticeStore notices;
    private final Cursors cursors;

    DocumentNumberController(NoticeStore notices, Cursors cursors) {
        this.notices = notices;
        this.cursors = cursors;
    }

    /** It names restricted letters, and one that left them out would not be gapless. */
    @GetMapping
    Page<Line> list(Caller caller, Query query) {
        caller.reach().requireSigning();
        Optional<String> kind = DocumentKinds.asked(query);
        Optional<Integer> year = query.wholeNumber("year", FIRST_YEAR, LAST_YEAR);
        PageRequest request = query.page("documents/numbers?" + kind + year, cursors);
        List<Notice> found = notices.numbered(kind, year, request.after(), request.limit() + 1);
        Page<Notice> page = request.page(found, NoticeStore::numberPlace);
        return new Page<>(page.items().stream().map(Line::of).toList(), page.next());
    }
}
