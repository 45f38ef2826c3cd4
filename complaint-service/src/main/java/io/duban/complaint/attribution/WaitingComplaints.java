package io.duban.complaint.attribution;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.register.EstateArrivals;
import io.duban.complaint.register.Estates;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The unattributed complaints that name an estate: whoever was interrupted between registering an
 * estate and charging what waited for it, this finishes it.
 */
@Component
public class WaitingComplaints {

    private static final int BATCH = 1_000;

    private final MongoCollection<Document> complaints;
    private final Estates estates;
    private final EstateArrivals arrivals;

    WaitingComplaints(MongoDatabase store, Estates estates, EstateArrivals arrivals) {
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
        this.estates = estates;
        this.arrivals = arrivals;
    }

    /** Charges every complaint that waits for an estate which is registered by now. */
    public void attach() {
        String after = "";
        List<Document> batch;
        do {
            batch = batch(after);
            Set<String> claimed =
                    batch.stream()
                            .map(it -> it.getString(ComplaintDocument.CLAIMED))
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet());
            estates.findAll(claimed).values().forEach(arrivals::registered);
            after = batch.isEmpty() ? after : batch.getLast().getString("_id");
        } while (batch.size() == BATCH);
    }

    private List<Document> batch(String after) {
        return complaints
                .find(
                        Filters.and(
                                Filters.eq(ComplaintDocument.UNATTRIBUTED, true),
                                Filters.gt("_id", after)))
                .projection(Projections.include(ComplaintDocument.CLAIMED))
                .sort(Sorts.ascending("_id"))
                .limit(BATCH)
                .batchSize(BATCH)
                .into(new ArrayList<>());
    }
}
