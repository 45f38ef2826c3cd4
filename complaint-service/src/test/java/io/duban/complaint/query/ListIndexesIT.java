package io.duban.complaint.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import io.duban.kit.store.ListIndexes;
import io.duban.teststack.TestStack;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class ListIndexesIT {

    private final MongoClient client = MongoClients.create(TestStack.shared().mongoUri());
    private final MongoCollection<Document> documents =
            client.getDatabase("listindexesit").getCollection("c");

    @AfterEach
    void drop() {
        documents.drop();
        client.close();
    }

    @Test
    void the_ones_of_the_release_before_give_way_and_others_stay() {
        documents.createIndex(Indexes.ascending("county"), new IndexOptions().name("county"));
        documents.createIndex(Indexes.ascending("street"));
        documents.createIndex(
                Indexes.ascending("pending"), new IndexOptions().name("outbox").sparse(true));

        for (int start = 0; start < 2; start++) {
            ListIndexes.declare(documents, "_id", Set.of("county", "street"));

            assertThat(keys())
                    .containsExactlyInAnyOrder(
                            List.of("_id"),
                            List.of("pending"),
                            List.of("county", "_id"),
                            List.of("street", "_id"));
        }
    }

    private List<List<String>> keys() {
        List<List<String>> keys = new ArrayList<>();
        for (Document index : documents.listIndexes()) {
            keys.add(List.copyOf(index.get("key", Document.class).keySet()));
        }
        return keys;
    }
}
