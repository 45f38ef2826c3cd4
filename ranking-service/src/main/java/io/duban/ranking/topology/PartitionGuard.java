package io.duban.ranking.topology;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import org.bson.Document;

/**
 * Remembers over how many partitions the complaints are spread. A key lies in the partition that
 * the count gives it, so tallies made under one count are wrong under another.
 */
final class PartitionGuard {

    private static final String ID = "complaint-partitions";

    private final MongoCollection<Document> settings;

    PartitionGuard(MongoDatabase store) {
        this.settings = store.getCollection("settings");
    }

    /**
     * Notes the count the first time.
     *
     * @throws IllegalStateException when it is not the count of the first time
     */
    int require(int partitions) {
        try {
            settings.insertOne(new Document("_id", ID).append("partitions", partitions));
            return partitions;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        Document noted = settings.find(Filters.eq("_id", ID)).first();
        int before = noted == null ? partitions : noted.getInteger("partitions");
        if (before != partitions) {
            throw new IllegalStateException(
                    ("the complaint topic has %d partitions, but the tallies were made with %d;"
                                    + " replay into a new topic with a new topic prefix instead")
                            .formatted(partitions, before));
        }
        return partitions;
    }
}
