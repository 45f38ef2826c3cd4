package io.duban.complaint.register;

import com.mongodb.client.MongoDatabase;

import io.duban.complaint.paging.Backfill;
import io.duban.kit.outbox.OutboxFields;

import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** Estates that an earlier release has registered are found by their names, too. */
@Configuration(proxyBeanMethods = false)
class EarlierEstates {

    @Bean
    Backfill estateBackfill(MongoDatabase store) {
        return new Backfill(
                store,
                Estates.COLLECTION,
                EstateListing.FIELD,
                List.of(OutboxFields.VERSION),
                EarlierEstates::fields);
    }

    private static Document fields(Document estate) {
        return new Document(EstateListing.FIELD, EstateListing.of(EstateDocument.read(estate)));
    }
}
