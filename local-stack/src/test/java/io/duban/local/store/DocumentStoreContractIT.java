package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;

/**
 * What the services rely on, the same on every store: run on the embedded one always, and on a real
 * server when {@code DUBAN_MONGODB} names one.
 */
class DocumentStoreContractIT {

    private static final int DUPLICATE = 11_000;
    @RegisterExtension static final ContractStore STORE = new ContractStore();
    private MongoCollection<Document> documents;

    @BeforeEach
    void freshCollection(TestInfo test) {
        documents = STORE.collection(test);
    }

    @Test
    void an_unordered_insert_names_each_duplicate_and_stores_the_rest() {
        documents.insertOne(new Document("_id", "b"));

        List<Document> many = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "a", "d")) {
            many.add(new Document("_id", id));
        }
        MongoBulkWriteException refused =
                catchThrowableOfType(
                        MongoBulkWriteException.class,
                        () -> documents.insertMany(many, new InsertManyOptions().ordered(false)));

        assertThat(refused.getWriteErrors())
                .extracting(BulkWriteError::getIndex, BulkWriteError::getCode)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1, DUPLICATE),
                        org.assertj.core.groups.Tuple.tuple(3, DUPLICATE));
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(3);
        assertThat(documents.countDocuments()).isEqualTo(4);
    }

    @Test
    void a_unique_index_holds_against_inserts_and_updates_and_frees_a_removed_key() {
        documents.createIndex(Indexes.ascending("name"), new IndexOptions().name("n").unique(true));
        documents.insertOne(new Document("_id", "1").append("name", "x"));
        documents.insertOne(new Document("_id", "2").append("name", "y"));

        assertThat(
                        catchThrowableOfType(
                                        MongoWriteException.class,
                                        () ->
                                                documents.updateOne(
                                                        Filters.eq("_id", "2"),
                                                        Updates.set("name", "x")))
                                .getError()
                                .getCode())
                .isEqualTo(DUPLICATE);
        documents.deleteOne(Filters.eq("_id", "1"));
        assertThat(
                        documents
                                .updateOne(Filters.eq("_id", "2"), Updates.set("name", "x"))
                                .getModifiedCount())
                .isEqualTo(1);
    }

    @Test
    void an_update_with_a_stale_version_matches_nothing() {
        documents.insertOne(new Document("_id", "a").append("version", 1L));

        var fresh =
                documents.updateOne(
                        Filters.and(Filters.eq("_id", "a"), Filters.eq("version", 1L)),
                        Updates.combine(Updates.inc("version", 1L), Updates.set("state", "x")));
        var stale =
                documents.updateOne(
                        Filters.and(Filters.eq("_id", "a"), Filters.eq("version", 1L)),
                        Updates.set("state", "y"));

        assertThat(fresh.getMatchedCount()).isEqualTo(1);
        assertThat(stale.getMatchedCount()).isZero();
        assertThat(documents.find(Filters.eq("_id", "a")).first().getString("state"))
                .isEqualTo("x");
    }

    @Test
    void an_outbox_is_appended_to_and_cleared_only_at_its_version() {
        documents.createIndex(
                Indexes.ascending("pending"), new IndexOptions().name("p").sparse(true));
        documents.insertOne(
                new Document("_id", "a")
                        .append("version", 1L)
                        .append("pending", true)
                        .append("outbox", List.of(new Document("id", "a-1"))));
        documents.updateOne(
                Filters.eq("_id", "a"),
                Updates.combine(
                        Updates.inc("version", 1L),
                        Updates.push("outbox", new Document("id", "a-2"))));

        var clearing = new ArrayList<UpdateOneModel<Document>>();
        for (long version : new long[] {1, 2}) {
            clearing.add(
                    new UpdateOneModel<>(
                            Filters.and(Filters.eq("_id", "a"), Filters.eq("version", version)),
                            Updates.combine(Updates.unset("outbox"), Updates.unset("pending"))));
        }
        var result = documents.bulkWrite(clearing, new BulkWriteOptions().ordered(false));

        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(documents.find(Filters.eq("pending", true)).first()).isNull();
        assertThat(documents.find(Filters.eq("_id", "a")).first()).doesNotContainKey("outbox");
    }

    @Test
    void pages_by_key_neither_skip_nor_repeat_whatever_the_filter() {
        documents.createIndex(Indexes.ascending("street"), new IndexOptions().name("s"));
        for (int i = 0; i < 500; i++) {
            documents.insertOne(
                    new Document("_id", "T%04d".formatted((i * 37) % 500))
                            .append("street", i % 5 == 0 ? "S1" : "S2"));
        }

        for (var filter : List.of(Filters.empty(), Filters.eq("street", "S1"))) {
            List<String> seen = new ArrayList<>();
            String after = "";
            while (after != null) {
                String last = after;
                after = null;
                for (Document document :
                        documents
                                .find(Filters.and(filter, Filters.gt("_id", last)))
                                .sort(Sorts.ascending("_id"))
                                .limit(33)
                                .batchSize(33)) {
                    after = document.getString("_id");
                    seen.add(after);
                }
            }
            assertThat(seen).isSorted().doesNotHaveDuplicates();
            assertThat(seen).hasSize((int) documents.countDocuments(filter));
        }
    }

    @Test
    void an_indexed_field_finds_what_it_should_after_updates_and_removals() {
        documents.createIndex(Indexes.ascending("county", "month"), new IndexOptions().name("cm"));
        for (int i = 0; i < 90; i++) {
            documents.insertOne(
                    new Document("_id", "d" + i)
                            .append("county", "C" + i % 3)
                            .append("month", "2022-06"));
        }
        documents.updateMany(Filters.eq("county", "C0"), Updates.set("county", "C1"));
        documents.deleteMany(
                Filters.and(Filters.eq("county", "C1"), Filters.in("_id", "d0", "d1")));

        assertThat(count("C0")).isZero();
        assertThat(count("C1")).isEqualTo(58);
        assertThat(count("C2")).isEqualTo(30);
    }

    @Test
    void an_ordered_bulk_stops_at_its_first_error() {
        documents.createIndex(Indexes.ascending("name"), new IndexOptions().name("n").unique(true));
        documents.insertOne(new Document("_id", "1").append("name", "x"));
        documents.insertOne(new Document("_id", "2").append("name", "y"));
        documents.insertOne(new Document("_id", "3").append("name", "z"));

        MongoBulkWriteException refused =
                catchThrowableOfType(
                        MongoBulkWriteException.class,
                        () ->
                                documents.bulkWrite(
                                        List.of(
                                                new UpdateOneModel<>(
                                                        Filters.eq("_id", "2"),
                                                        Updates.set("name", "x")),
                                                new UpdateOneModel<>(
                                                        Filters.eq("_id", "3"),
                                                        Updates.set("late", true)))));

        assertThat(refused.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(0);
        assertThat(documents.find(Filters.eq("_id", "3")).first()).doesNotContainKey("late");
    }

    @Test
    void what_is_summed_up_is_right() {
        documents.createIndex(Indexes.ascending("month"), new IndexOptions().name("m"));
        for (int i = 0; i < 50; i++) {
            documents.insertOne(
                    new Document("_id", "x" + i)
                            .append("month", i % 2 == 0 ? "a" : "b")
                            .append("n", i));
        }

        Document sum =
                documents
                        .aggregate(
                                List.of(
                                        Aggregates.match(Filters.eq("month", "a")),
                                        Aggregates.group(
                                                "$month",
                                                com.mongodb.client.model.Accumulators.sum(
                                                        "n", "$n"))))
                        .first();

        assertThat(sum.getInteger("n")).isEqualTo(600);
    }

    @Test
    void what_would_differ_from_a_real_server_is_refused_by_the_embedded_one() {
        assumeTrue(STORE.isEmbedded(), "a real server does it");
        assertThat(
                        catchThrowableOfType(
                                        MongoCommandException.class,
                                        () ->
                                                documents.createIndex(
                                                        Indexes.ascending("a"),
                                                        new IndexOptions()
                                                                .partialFilterExpression(
                                                                        Filters.exists("a"))))
                                .getErrorCode())
                .isEqualTo(115);
        refused(
                () ->
                        documents.createIndex(
                                Indexes.ascending("t"),
                                new IndexOptions()
                                        .expireAfter(1L, java.util.concurrent.TimeUnit.SECONDS)));
        refused(() -> documents.createIndex(Indexes.text("t")));
        refused(() -> documents.updateOne(Filters.empty(), List.of(Updates.set("a", 1))));
        refused(() -> documents.watch().first());
        refused(
                () ->
                        STORE.database()
                                .createCollection(
                                        "c",
                                        new com.mongodb.client.model.CreateCollectionOptions()
                                                .capped(true)
                                                .sizeInBytes(4096)));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowableOfType(RuntimeException.class, call))
                .hasMessageContaining("does not support");
    }

    private long count(String county) {
        return documents.countDocuments(
                Filters.and(Filters.eq("county", county), Filters.eq("month", "2022-06")));
    }
}
