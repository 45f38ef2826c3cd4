package io.duban.complaint.intake;

import com.mongodb.client.MongoDatabase;

import io.duban.complaint.paging.Backfill;
import io.duban.kit.outbox.OutboxFields;

import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** Complaints that an earlier release has taken in are listed and counted like all others. */
@Configuration(proxyBeanMethods = false)
class EarlierComplaints {

    @Bean
    Backfill complaintBackfill(MongoDatabase store) {
        return new Backfill(
                store,
                ComplaintDocument.COLLECTION,
                ComplaintListing.FIELD,
                List.of(OutboxFields.VERSION, ComplaintDocument.COUNTY),
                EarlierComplaints::fields);
    }

    private static Document fields(Document complaint) {
        return new Document(ComplaintListing.FIELD, ComplaintListing.of(complaint))
                .append(ComplaintListing.UNCOUNTED, ComplaintListing.uncounted());
    }
}
