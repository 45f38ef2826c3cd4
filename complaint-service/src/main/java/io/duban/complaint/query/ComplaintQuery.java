package io.duban.complaint.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.life.Histories;
import io.duban.complaint.register.Within;
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
import java.util.Objects;

/** Reading complaints, as far as the caller's key reaches. */
@RestController
@RequestMapping("/api/v1/complaints")
class ComplaintQuery {

    private final MongoCollection<Document> complaints;
    private final Histories histories;
    private final RulebookLibrary rulebooks;
    private final Cursors cursors;

    ComplaintQuery(
            MongoDatabase store, Histories histories, RulebookLibrary rulebooks, Cursors cursors) {
        this.histories = histories;
        this.rulebooks = rulebooks;
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
        this.cursors = cursors;
    }

    @GetMapping("/{ticketNo}")
    ComplaintView one(@PathVariable String ticketNo, Caller caller) {
        return ComplaintView.of(find(ticketNo, caller), caller);
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
        ComplaintFilter filter = ComplaintFilter.of(query, rulebooks.get(), caller.reach());
        return page(query.page("complaints" + filter, cursors), filter.toBson(), caller);
    }

    @GetMapping("/unattributed")
    Page<ComplaintView> unattributed(Query query, Caller caller) {
        caller.reach().requireWholeCity();
        List<Bson> filters = List.of(Filters.eq(ComplaintDocument.UNATTRIBUTED, true));
        return page(query.page("unattributed", cursors), filters, caller);
    }

    /** What lies outside the key's reach is as unknown as what does not exist. */
    private Document find(String ticketNo, Caller caller) {
        Document document = complaints.find(Filters.eq("_id", ticketNo)).first();
        if (document == null || !Within.covers(caller.reach(), document)) {
            throw ProblemException.notFound("Complaint", ticketNo);
        }
        return document;
    }

    private Page<ComplaintView> page(PageRequest request, List<Bson> filters, Caller caller) {
        List<Bson> all = new ArrayList<>(filters);
        all.add(Filters.gt("_id", Objects.requireNonNullElse(request.after(), "")));
        List<ComplaintView> found = new ArrayList<>();
        complaints
                .find(Filters.and(all))
                .sort(Sorts.ascending("_id"))
                .limit(request.limit() + 1)
                .batchSize(request.limit() + 1)
                .forEach(document -> found.add(ComplaintView.of(document, caller)));
        return request.page(found, ComplaintView::ticketNo);
    }
}
