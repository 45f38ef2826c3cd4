package io.duban.complaint.attribution;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.intake.ComplaintListing;
import io.duban.complaint.register.StreetMoves;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/**
 * The complaints of a street lie in the county in which the street lies now: that county's keys see
 * them, and the former one's no longer do. No board rests on it, so there is nothing to tell.
 */
@Component
class ComplaintsOfStreets implements StreetMoves {

    private static final int BATCH = 1_000;
    private static final String LISTED = ComplaintListing.FIELD + ".";

    private final MongoCollection<Document> complaints;

    ComplaintsOfStreets(MongoDatabase store) {
        this.complaints = store.getCollection(ComplaintDocument.COLLECTION);
    }

    @Override
    public void moved(String street, String county) {
        Bson elsewhere =
                Filters.and(
                        Filters.eq(ComplaintDocument.STREET, street),
                        Filters.or(
                                Filters.ne(ComplaintDocument.COUNTY, county),
                                Filters.and(
                                        Filters.eq(LISTED + "street", street),
                                        Filters.ne(LISTED + "county", county))));
        String after = "";
        List<String> batch;
        do {
            batch = new ArrayList<>();
            complaints
                    .find(Filters.and(elsewhere, Filters.gt("_id", after)))
                    .projection(Projections.include("_id"))
                    .sort(Sorts.ascending("_id"))
                    .limit(BATCH)
                    .batchSize(BATCH)
                    .map(it -> it.getString("_id"))
                    .into(batch);
            if (!batch.isEmpty()) {
                complaints.updateMany(
                        Filters.and(
                                Filters.in("_id", batch), Filters.eq(LISTED + "street", street)),
                        Updates.set(LISTED + "county", county));
                complaints.updateMany(
                        Filters.and(
                                Filters.in("_id", batch),
                                Filters.eq(ComplaintDocument.STREET, street)),
                        Updates.combine(
                                Updates.set(ComplaintDocument.COUNTY, county),
                                Updates.set(
                                        ComplaintListing.UNCOUNTED, ComplaintListing.uncounted())));
                after = batch.getLast();
            }
        } while (batch.size() == BATCH);
    }
}
