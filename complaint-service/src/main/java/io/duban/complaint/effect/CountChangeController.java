package io.duban.complaint.effect;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.life.Finality;
import io.duban.complaint.register.Estates;
import io.duban.complaint.register.Within;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;

import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the gateway what a decision would do to the counts; ranking-service knows what follows from
 * that. Nobody else comes here: the gateway passes on only what lies under {@code /api}.
 */
@RestController
class CountChangeController {

    private enum Decision {
        EXCLUSION,
        ESTATE,
        DUPLICATE_OF,
        REOPENING
    }

    private static final Map<String, Decision> DECISIONS =
            Map.of(
                    "exclusion", Decision.EXCLUSION,
                    "estate", Decision.ESTATE,
                    "duplicate-of", Decision.DUPLICATE_OF,
                    "reopening", Decision.REOPENING);

    /** The changes; none where the complaint does not count. */
    record CountChanges(List<CountChange> changes) {}

    private final MongoCollection<Document> complaints;
    private final Estates estates;
    private final Finality finality;

    CountChangeController(MongoDatabase store, Estates estates, Finality finality) {
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
        this.estates = estates;
        this.finality = finality;
    }

    @GetMapping("/internal/complaints/{ticketNo}/count-changes")
    CountChanges changes(@PathVariable String ticketNo, Query query, Caller caller) {
        Optional<Decision> decision = query.choice("decision", DECISIONS);
        Optional<String> to = query.identifier("to");
        Optional<String> original = query.identifier("ticketNo");
        decision.ifPresent(
                it -> {
                    require(query, it == Decision.ESTATE, "to", to);
                    require(query, it == Decision.DUPLICATE_OF, "ticketNo", original);
                });
        query.finish();
        Document complaint = find(ticketNo, caller);
        finality.require(complaint);
        return new CountChanges(
                switch (decision.orElseThrow(() -> ProblemException.notFound("Decision", ""))) {
                    case EXCLUSION -> CountChange.ofGoing(complaint);
                    case ESTATE -> CountChange.ofMoving(complaint, registered(to.orElseThrow()));
                    case DUPLICATE_OF -> {
                        find(original.orElseThrow(), caller);
                        yield CountChange.ofGoing(complaint);
                    }
                    // It changes when the complaint is resolved, and not whether it counts.
                    case REOPENING -> List.of();
                });
    }

    private static void require(
            Query query, boolean isNeeded, String name, Optional<String> given) {
        if (isNeeded && given.isEmpty()) {
            query.reject(name, "required", "is required");
        } else if (!isNeeded && given.isPresent()) {
            query.reject(name, "unknown-parameter", "is not a parameter of this decision");
        }
    }

    private String registered(String estateId) {
        return estates.find(estateId)
                .orElseThrow(() -> ProblemException.notFound("Estate", estateId))
                .estateId();
    }

    private Document find(String ticketNo, Caller caller) {
        Document document = complaints.find(Filters.eq("_id", ticketNo)).first();
        if (document == null || !Within.covers(caller.reach(), document)) {
            throw ProblemException.notFound("Complaint", ticketNo);
        }
        return document;
    }
}
