package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
        int port = freePort();
        for (int kill = 0; kill < KILLS; kill++) {
            Process server = start(port);
            try (MongoClient client = client(port)) {
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
                server.destroyForcibly().waitFor();
                writers.shutdownNow();
                writers.awaitTermination(30, TimeUnit.SECONDS);
            }
        }
        Process server = start(port);
        try (MongoClient client = client(port)) {
            compare(client);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * 2_000);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void a_record_torn_by_a_crash_is_cut_off_and_the_rest_stands() throws Exception {
        int port = freePort();
        Process server = start(port);
        try (MongoClient client = client(port)) {
            MongoCollection<Document> documents = client.getDatabase("d").getCollection("c");
            documents.insertOne(new Document("_id", "kept"));
            documents.insertOne(new Document("_id", "torn"));
        }
        server.destroyForcibly().waitFor();
        try (RandomAccessFile journal =
                new RandomAccessFile(folder.resolve("journal").toFile(), "rw")) {
            journal.setLength(journal.length() - 3);
        }

        Process again = start(port);
        try (MongoClient client = client(port)) {
            MongoCollection<Document> documents = client.getDatabase("d").getCollection("c");
            assertThat(documents.find(Filters.eq("_id", "kept")).first()).isNotNull();
            assertThat(documents.find(Filters.eq("_id", "torn")).first()).isNull();
            documents.insertOne(new Document("_id", "torn"));
        } finally {
            again.destroy();
            again.waitFor();
        }
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

    private static MongoClient client(int port) {
        return MongoClients.create(
                "mongodb://127.0.0.1:"
                        + port
                        + "/?retryWrites=false&serverSelectionTimeoutMS=5000&socketTimeoutMS=5000");
    }

    private Process start(int port) throws Exception {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        DocumentStoreServer.class.getName(),
                                        "--dir",
                                        folder.toString(),
                                        "--port",
                                        Integer.toString(port)))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).startsWith("ready document-store");
        return process;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
