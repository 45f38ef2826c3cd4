package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The store is killed while clients write; what it acknowledged is there when it comes back. */
class DocumentStoreKillIT {

    private static final int KILLS = 3;
    private static final int WRITERS = 8;

    @TempDir private Path folder;

    /** Highest state of each document that was acknowledged. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    @Test
    void no_acknowledged_write_is_lost_and_no_index_is_broken() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            try (StoreProcess server = StoreProcess.start(folder);
                    MongoClient client = server.client()) {
                compare(client);
                int before = acknowledged.size();
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
                for (int w = 0; w < WRITERS; w++) {
                    String prefix = kill + "-" + w + "-";
                    writers.submit(() -> write(client, prefix));
                }
                while (acknowledged.size() < before + 2_000) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
                server.kill();
                writers.shutdownNow();
                writers.awaitTermination(30, TimeUnit.SECONDS);
            }
        }
        try (StoreProcess server = StoreProcess.start(folder);
                MongoClient client = server.client()) {
            compare(client);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * 2_000);
        }
    }

    @Test
    void what_a_crash_has_torn_at_the_end_is_cut_off_and_the_rest_stands() throws Exception {
        try (StoreProcess server = StoreProcess.start(folder);
                MongoClient client = server.client()) {
            insert(client, "kept");
            insert(client, "torn");
            server.kill();
        }
        Path log = StoreFiles.last(folder.resolve("db"), ".log");
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 3);
        }

        try (StoreProcess server = StoreProcess.start(folder);
                MongoClient client = server.client()) {
            MongoCollection<Document> documents = client.getDatabase("d").getCollection("c");
            assertThat(documents.find(Filters.eq("_id", "kept")).first()).isNotNull();
            assertThat(documents.find(Filters.eq("_id", "torn")).first()).isNull();
            insert(client, "torn");
        }
    }

    private static void insert(MongoClient client, String id) {
        client.getDatabase("d").getCollection("c").insertOne(new Document("_id", id));
    }

    private void write(MongoClient client, String prefix) {
        MongoCollection<Document> documents = collection(client);
        try {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                String id = prefix + i;
                documents.insertOne(new Document("_id", id).append("n", 1).append("key", "k" + id));
                acknowledged.put(id, 1);
                if (i % 3 == 0) {
                    documents.updateOne(Filters.eq("_id", id), Updates.set("n", 2));
                    acknowledged.put(id, 2);
                }
            }
        } catch (MongoException e) {
            // The server was killed; what was in flight is of unknown outcome and not in the
            // history.
            return;
        }
    }

    private void compare(MongoClient client) {
        MongoCollection<Document> documents = collection(client);
        Map<String, Integer> found = new HashMap<>();
        documents
                .find()
                .batchSize(1_000)
                .forEach(it -> found.put(it.getString("_id"), it.getInteger("n")));
        acknowledged.forEach(
                (id, n) -> assertThat(found.getOrDefault(id, 0)).as(id).isGreaterThanOrEqualTo(n));
        acknowledged.keySet().stream()
                .limit(200)
                .forEach(
                        id ->
                                assertThat(documents.countDocuments(Filters.eq("key", "k" + id)))
                                        .isEqualTo(1));
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        MongoCollection<Document> documents = client.getDatabase("d").getCollection("c");
        documents.createIndex(
                Indexes.ascending("key"), new IndexOptions().name("key").unique(true));
        return documents;
    }
}
