package io.duban.complaint.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.complaint.closing.BusinessCalendar;
import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.life.Histories;
import io.duban.complaint.paging.Backfill;
import io.duban.complaint.paging.BoundedPages;
import io.duban.complaint.paging.Selection;
import io.duban.complaint.register.Within;
import io.duban.complaint.suggestion.Suggestions;
import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.security.Caller;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reading complaints, as far as the caller's key reaches. */
@RestController
@RequestMapping("/api/v1/complaints")
class ComplaintQuery {

    private final MongoCollection<Document> complaints;
    private final Backfill complaintBackfill;
    private final Backfill estateBackfill;
    private final ComplaintViews views;
    private final Suggestions suggestions;
    private final BusinessCalendar calendar;
    private final Histories histories;
    private final RulebookLibrary rulebooks;
    private final Cursors cursors;

    ComplaintQuery(
            MongoDatabase store,
            Backfill complaintBackfill,
            Backfill estateBackfill,
            ComplaintViews views,
            Suggestions suggestions,
            BusinessCalendar calendar,
            Histories histories,
            RulebookLibrary rulebooks,
            Cursors cursors) {
        this.complaintBackfill = complaintBackfill;
        this.estateBackfill = estateBackfill;
        this.views = views;
        this.suggestions = suggestions;
        this.calendar = calendar;
        this.histories = histories;
        this.rulebooks = rulebooks;
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
        this.cursors = cursors;
    }

    @GetMapping("/{ticketNo}")
    ComplaintView one(@PathVariable String ticketNo, Caller caller) {
        Document complaint = find(ticketNo, caller);
        ComplaintView view = views.of(complaint, caller);
        boolean stray = complaint.containsKey(ComplaintDocument.UNATTRIBUTED);
        return stray && caller.reach().isWholeCity()
                ? view.suggesting(suggestions.of(complaint))
                : view;
    }

    /** Everything that was done with it, oldest first; for those who see the history at all. */
    @GetMapping("/{ticketNo}/history")
    Page<Map<String, Object>> history(@PathVariable String ticketNo, Query query, Caller caller) {
        PageRequest request = query.page("history/" + ticketNo, cursors);
        Document document = find(ticketNo, caller);
        long after = request.after() == null ? 0 : Long.parseLong(request.after());
        return request.page(
                Sight.of(caller).of(histories.list(document, after, request.limit() + 1)),
                entry -> String.valueOf(entry.get("version")));
    }

    @GetMapping
    Page<ComplaintView> list(Query query, Caller caller) {
        ComplaintFilter filter = ComplaintFilter.of(query, rulebooks.get(), caller);
        PageRequest request = query.page("complaints" + filter, cursors);
        if (filter.needsListing()) {
            complaintBackfill.require();
        }
        Page<Document> page =
                BoundedPages.read(complaints, filter.selection(calendar.today()), request);
        return new Page<>(views.of(page.items(), caller), page.next());
    }

    /** Those that nobody could be charged with, each with the estates that it may belong to. */
    @GetMapping("/unattributed")
    Page<ComplaintView> unattributed(Query query, Caller caller) {
        caller.reach().requireWholeCity();
        PageRequest request = query.page("unattributed", cursors);
        estateBackfill.require();
        List<Bson> which = List.of(Filters.eq(ComplaintDocument.UNATTRIBUTED, true));
        Page<Document> page = BoundedPages.read(complaints, Selection.by("_id", which), request);
        List<ComplaintView> seen = views.of(page.items(), caller);
        List<ComplaintView> suggesting = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            suggesting.add(seen.get(i).suggesting(suggestions.of(page.items().get(i))));
        }
        return new Page<>(suggesting, page.next());
    }

    /** What lies outside the key's reach is as unknown as what does not exist. */
    private Document find(String ticketNo, Caller caller) {
        Document document = complaints.find(Filters.eq("_id", ticketNo)).first();
        if (document == null || !Within.covers(caller.reach(), document)) {
            throw ProblemException.notFound("Complaint", ticketNo);
        }
        return document;
    }
}
