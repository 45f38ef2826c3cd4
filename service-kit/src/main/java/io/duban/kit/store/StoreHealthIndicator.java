package io.duban.kit.store;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether the store takes a write. One that only reads, on a full disk or without a majority,
 * acknowledges nothing, so the service is not ready.
 */
final class StoreHealthIndicator extends AbstractHealthIndicator {

    private static final String COLLECTION = "readiness";
    private static final String ID = "probe";

    private final MongoDatabase store;

    StoreHealthIndicator(MongoDatabase store) {
        super("the store takes no write");
        this.store = store;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        try {
            DuplicateKey.tryAgain(
                    () ->
                            store.getCollection(COLLECTION)
                                    .updateOne(
                                            Filters.eq("_id", ID),
                                            Updates.inc("asked", 1L),
                                            new UpdateOptions().upsert(true)));
            builder.up();
        } catch (MongoException e) {
            builder.down().withDetail("reason", reason(e));
        }
    }

    private static String reason(MongoException e) {
        return e instanceof MongoCommandException refusal
                ? refusal.getErrorMessage()
                : String.valueOf(e.getMessage());
    }
}
