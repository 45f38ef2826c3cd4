package io.duban.notification.query;

import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.work.WaitingCounts;
import io.duban.kit.work.WorkKind;
import io.duban.kit.work.WorkView;
import io.duban.notification.notice.CalendarReader;
import io.duban.notification.notice.ReadableNotices;
import io.duban.notification.notice.WorkFilter;
import io.duban.notification.notice.WorkItem;
import io.duban.notification.notice.Worklist;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What waits for the caller (待办), with the call that does it. */
@RestController
class WorkController {

    /** How much of it waits. */
    record OverviewPart(WaitingCounts waiting) {}

    private final Worklist worklist;
    private final CalendarReader calendar;
    private final Cursors cursors;

    WorkController(Worklist worklist, CalendarReader calendar, Cursors cursors) {
        this.worklist = worklist;
        this.calendar = calendar;
        this.cursors = cursors;
    }

    @GetMapping("/api/v1/work")
    Page<WorkView> list(Caller caller, Query query) {
        WorkFilter filter =
                new WorkFilter(
                        acting(caller),
                        query.identifier("county"),
                        query.choice("kind", WorkKind.values()),
                        Optional.empty(),
                        query.date("due"));
        PageRequest request = query.page("work?" + filter, cursors);
        List<WorkItem> found = worklist.work(filter, request.after(), request.limit() + 1);
        Page<WorkItem> page = request.page(found, WorkItem::place);
        Optional<LocalDate> today = today();
        return new Page<>(
                page.items().stream().map(it -> WorkViews.of(it, today)).toList(), page.next());
    }

    /** This service's part of the overview. */
    @GetMapping("/api/v1/overview")
    OverviewPart overview(Caller caller, Query query) {
        query.finish();
        return new OverviewPart(worklist.counts(WorkFilter.of(acting(caller)), today()));
    }

    /** Whose work a caller sees: its own, and the office that of all. */
    private static Optional<String> acting(Caller caller) {
        return ReadableNotices.isOffice(caller)
                ? Optional.empty()
                : Optional.of(caller.reach().text());
    }

    private Optional<LocalDate> today() {
        return calendar.lastEnded().map(it -> it.plusDays(1));
    }
}
