package io.duban.complaint.attribution;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.register.EstateArrivals;
import io.duban.contracts.subject.EstateProfile;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/**
 * Complaints that named an estate before it was registered are charged to it once it is (ADR 0031).
 * That is no guess: they named exactly this estate.
 */
@Component
class LateRegistration implements EstateArrivals {

    private static final int BATCH = 500;

    private final MongoCollection<Document> complaints;
    private final Attribution attribution;

    LateRegistration(MongoDatabase store, Attribution attribution) {
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
        this.attribution = attribution;
    }

    /** Charges what waits for this estate. */
    @Override
    public void registered(EstateProfile estate) {
        List<String> waiting = waiting(estate.estateId());
        while (!waiting.isEmpty()) {
            waiting.forEach(ticket -> attribution.arrived(ticket, estate));
            waiting = waiting(estate.estateId());
        }
    }

    private List<String> waiting(String estateId) {
        List<String> tickets = new ArrayList<>();
        complaints
                .find(
                        Filters.and(
                                Filters.eq(ComplaintDocument.CLAIMED, estateId),
                                Filters.eq(ComplaintDocument.UNATTRIBUTED, true)))
                .projection(Projections.include("_id"))
                .limit(BATCH)
                .batchSize(BATCH)
                .forEach(document -> tickets.add(document.getString("_id")));
        return tickets;
    }
}
