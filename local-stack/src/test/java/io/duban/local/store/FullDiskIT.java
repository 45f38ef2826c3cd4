package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A full disk takes nothing that was acknowledged, and ends when there is room again. */
class FullDiskIT {

    private static final int OUT_OF_DISK_SPACE = 14_031;
    private static final long PLENTY = 1L << 40;

    @TempDir private Path folder;
    private final AtomicLong left = new AtomicLong(PLENTY);
    private int port;
    private DocumentStoreServer server;
    private MongoClient client;

    @BeforeEach
    void start() throws Exception {
        port = StoreProcess.freePort();
        server = DocumentStoreServer.start(folder, port, Engine.Setup.DEFAULT, left::get);
        client = MongoClients.create("mongodb://127.0.0.1:" + port + "/?retryWrites=false");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void nothing_is_acknowledged_reads_go_on_and_it_recovers_by_itself() throws Exception {
        insert("before");
        left.set(0);

        assertThat(refused(() -> insert("while"))).hasMessageContaining("the disk is full");
        refused(() -> documents().updateOne(Filters.eq("_id", "before"), Updates.set("n", 1)));
        refused(() -> documents().deleteOne(Filters.eq("_id", "before")));
        assertThat(documents().find()).containsExactly(new Document("_id", "before"));
        assertThat(documents().countDocuments()).isEqualTo(1);

        left.set(PLENTY);
        insert("while");
        insert("after");
        stop();
        start();
        assertThat(documents().find())
                .extracting(it -> it.getString("_id"))
                .containsExactlyInAnyOrder("before", "while", "after");
    }

    @Test
    void a_collection_and_an_index_that_could_not_be_made_are_made_later() throws Exception {
        insert("before");
        left.set(0);

        refused(() -> client.getDatabase("d").getCollection("other").insertOne(new Document()));
        refused(() -> index(documents()));
        assertThat(client.getDatabase("d").listCollectionNames()).containsExactly("c");

        left.set(PLENTY);
        var other = client.getDatabase("d").getCollection("other");
        other.insertOne(new Document("_id", "x").append("n", 1));
        index(documents());
        index(other);
        assertThat(refusedAs(11_000, () -> other.insertOne(new Document("n", 1)))).isNotNull();
        stop();
        start();
        assertThat(client.getDatabase("d").getCollection("other").find(Filters.eq("n", 1)))
                .hasSize(1);
        assertThat(documents().listIndexes()).hasSize(2);
    }

    private static void index(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending("n"), new IndexOptions().name("n").unique(true));
    }

    private void insert(String id) {
        documents().insertOne(new Document("_id", id));
    }

    private MongoCollection<Document> documents() {
        return client.getDatabase("d").getCollection("c");
    }

    private static MongoException refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return refusedAs(OUT_OF_DISK_SPACE, call);
    }

    private static MongoException refusedAs(
            int code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        MongoException told = catchThrowableOfType(MongoException.class, call);
        assertThat(told.getCode()).isEqualTo(code);
        return told;
    }
}
