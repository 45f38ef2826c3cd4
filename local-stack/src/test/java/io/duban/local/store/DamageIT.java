package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A damaged file is told, never taken for an emptier store. */
class DamageIT {

    private static final int DOCUMENTS = 3_000;
    private static final int CORRUPTION = 246;

    @TempDir private Path folder;

    @Test
    void a_bit_turned_over_in_the_log_is_a_refusal_to_start() throws Exception {
        fill(false);
        Path log = StoreFiles.last(folder.resolve("db"), ".log");
        Path copy = folder.resolveSibling(folder.getFileName() + "-whole");
        Folders.copy(folder, copy);
        Random random = new Random(3);
        for (int i = 0; i < 5; i++) {
            StoreFiles.flip(log, random.nextLong(Files.size(log)));

            try (StoreProcess server = StoreProcess.start(folder)) {
                assertThat(server.isReady()).isFalse();
                assertThat(server.exitCode()).isEqualTo(DocumentStoreServer.REFUSED);
                assertThat(server.said()).contains(folder.toString(), "./duban restore DIR");
            }
            Folders.delete(folder.resolve("db"));
            Folders.copy(copy.resolve("db"), folder.resolve("db"));
        }
        Folders.delete(copy);
        try (StoreProcess server = StoreProcess.start(folder);
                MongoClient client = server.client()) {
            assertThat(documents(client).countDocuments()).isEqualTo(DOCUMENTS);
        }
    }

    @Test
    void a_length_turned_over_at_the_end_of_the_log_is_no_torn_end() throws Exception {
        try (StoreProcess server = StoreProcess.start(folder);
                MongoClient client = server.client()) {
            documents(client).insertOne(new Document("_id", 1));
            documents(client).insertOne(new Document("_id", 2));
            server.kill();
        }
        Path log = StoreFiles.last(folder.resolve("db"), ".log");
        // The second byte of the length of the first record.
        StoreFiles.flip(log, 5);

        try (StoreProcess server = StoreProcess.start(folder)) {
            assertThat(server.isReady()).isFalse();
            assertThat(server.said()).contains(log.toString());
        }
    }

    @Test
    void a_bit_turned_over_in_a_stored_block_is_an_error_that_names_file_and_remedy()
            throws Exception {
        fill(true);
        Path table = StoreFiles.last(folder.resolve("db"), ".sst");
        StoreFiles.flip(table, Files.size(table) / 3);

        try (StoreProcess server = StoreProcess.start(folder);
                MongoClient client = server.client()) {
            MongoException told =
                    catchThrowableOfType(
                            MongoException.class,
                            () -> documents(client).find().into(new ArrayList<>()));

            assertThat(told.getCode()).isEqualTo(CORRUPTION);
            assertThat(told)
                    .hasMessageContaining(table.getFileName().toString())
                    .hasMessageContaining("./duban restore DIR");
        }
    }

    @Test
    void a_store_that_has_lost_a_file_refuses_to_start() throws Exception {
        fill(true);
        for (String kind : List.of(".sst", "CURRENT")) {
            Path lost = StoreFiles.last(folder.resolve("db"), kind);
            Path aside = folder.resolve("aside");
            Files.move(lost, aside);

            try (StoreProcess server = StoreProcess.start(folder)) {
                assertThat(server.isReady()).isFalse();
                assertThat(server.said()).contains(lost.getFileName().toString());
            }
            Files.move(aside, lost);
        }
    }

    /** Leaves the documents in the log, or in a table. */
    private void fill(boolean inTables) throws Exception {
        try (StoreProcess server = StoreProcess.start(folder);
                MongoClient client = server.client()) {
            List<Document> many = new ArrayList<>();
            Random random = new Random(7);
            for (int i = 0; i < DOCUMENTS; i++) {
                byte[] noise = new byte[200];
                random.nextBytes(noise);
                many.add(new Document("_id", i).append("noise", noise));
                if (many.size() == 100) {
                    documents(client).insertMany(many);
                    many.clear();
                }
            }
            server.kill();
        }
        if (inTables) {
            // A start moves what it finds in the log into a table.
            StoreProcess.start(folder).close();
        }
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("d").getCollection("c");
    }
}
