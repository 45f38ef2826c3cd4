package io.duban.complaint.work;

import io.duban.complaint.paging.Backfill;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.kit.work.WorkKind;
import io.duban.kit.work.WorkView;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/** What of the complaints waits for the caller (待办), with the call that does it. */
@RestController
class WorkController {

    private final Work work;
    private final Backfill complaintBackfill;
    private final Cursors cursors;

    WorkController(Work work, Backfill complaintBackfill, Cursors cursors) {
        this.work = work;
        this.complaintBackfill = complaintBackfill;
        this.cursors = cursors;
    }

    @GetMapping("/api/v1/work")
    Page<WorkView> list(Caller caller, Query query) {
        WorkFilter filter =
                new WorkFilter(
                        caller,
                        query.identifier("county"),
                        query.date("due"),
                        query.choice("kind", WorkKind.values()).map(WorkKind::wire));
        PageRequest request = query.page("work?" + filter, cursors);
        complaintBackfill.require();
        List<WorkView> found =
                work.list(
                        filter,
                        Optional.ofNullable(request.after()).map(Place::parse),
                        request.limit() + 1);
        return request.page(found, it -> Place.of(it).text());
    }
}
