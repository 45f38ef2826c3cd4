package io.duban.project.work;

import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.work.WorkKind;
import io.duban.kit.work.WorkView;
import io.duban.project.calendar.BusinessDays;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What waits for the caller (待办) among projects and tasks, with the call that does it. */
@RestController
class WorkController {

    private final Worklist worklist;
    private final BusinessDays days;
    private final Cursors cursors;

    WorkController(Worklist worklist, BusinessDays days, Cursors cursors) {
        this.worklist = worklist;
        this.days = days;
        this.cursors = cursors;
    }

    @GetMapping("/api/v1/work")
    Page<WorkView> list(Query query, Caller caller) {
        Optional<String> county = query.identifier("county");
        Optional<LocalDate> due = query.date("due");
        Optional<WorkKind> kind = query.choice("kind", WorkKind.values());
        String list = "work %s %s %s %s".formatted(caller.reach().text(), county, due, kind);
        PageRequest request = query.page(list, cursors);
        Place after = request.after() == null ? Place.START : Place.parse(request.after());
        List<WorkItem> found =
                worklist.of(caller, county, due)
                        .map(it -> worklist.find(it, kind, after, request.limit() + 1))
                        .orElse(List.of());
        Page<WorkItem> page = request.page(found, it -> it.place().text());
        LocalDate today = days.open();
        return new Page<>(page.items().stream().map(it -> it.shown(today)).toList(), page.next());
    }
}
