package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the services rely on when many write at once, the same on every store: run on the embedded
 * one always, and on a real server when {@code DUBAN_MONGODB} names one.
 */
class ManyWritersContractIT {

    private static final int DUPLICATE = 11_000;
    @RegisterExtension static final ContractStore STORE = new ContractStore();
    private MongoCollection<Document> documents;

    @BeforeEach
    void freshCollection(TestInfo test) {
        documents = STORE.collection(test);
    }

    @Test
    void of_many_who_insert_the_same_id_one_succeeds() throws Exception {
        List<Boolean> outcomes =
                together(
                        16,
                        n -> {
                            try {
                                documents.insertOne(new Document("_id", "T1").append("by", n));
                                return true;
                            } catch (MongoWriteException e) {
                                assertThat(e.getError().getCode()).isEqualTo(DUPLICATE);
                                return false;
                            }
                        });

        assertThat(outcomes).containsOnlyOnce(true);
    }

    @Test
    void a_counter_gives_every_number_once() throws Exception {
        documents.insertOne(new Document("_id", "n").append("value", 0L));

        List<Long> numbers =
                together(
                        400,
                        _ ->
                                documents
                                        .findOneAndUpdate(
                                                Filters.eq("_id", "n"),
                                                Updates.inc("value", 1L),
                                                new FindOneAndUpdateOptions()
                                                        .returnDocument(ReturnDocument.AFTER))
                                        .getLong("value"));

        assertThat(new HashSet<>(numbers)).hasSize(400);
    }

    @Test
    void of_many_who_claim_jobs_each_job_goes_to_one() throws Exception {
        for (int i = 0; i < 40; i++) {
            documents.insertOne(new Document("_id", "job" + i).append("state", "NEW"));
        }

        List<String> claimed =
                together(
                        60,
                        n -> {
                            Document job =
                                    documents.findOneAndUpdate(
                                            Filters.eq("state", "NEW"),
                                            Updates.combine(
                                                    Updates.set("state", "TAKEN"),
                                                    Updates.set("owner", n)));
                            return job == null ? null : job.getString("_id");
                        });

        Set<String> distinct = new HashSet<>(claimed);
        distinct.remove(null);
        assertThat(distinct).hasSize(40);
        assertThat(claimed.stream().filter(it -> it != null)).hasSize(40);
    }

    @Test
    void an_upsert_by_id_is_an_insert_once_and_an_update_after() throws Exception {
        together(
                20,
                _ ->
                        documents.updateOne(
                                Filters.eq("_id", "u"),
                                Updates.combine(
                                        Updates.inc("n", 1), Updates.setOnInsert("first", true)),
                                new UpdateOptions().upsert(true)));

        assertThat(documents.countDocuments()).isEqualTo(1);
        assertThat(documents.find().first().getInteger("n")).isEqualTo(20);
    }

    @Test
    void of_many_who_upsert_the_same_new_id_none_is_lost() throws Exception {
        documents.insertOne(new Document("_id", "another").append("n", 0));

        for (int round = 0; round < 20; round++) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ids.add("u" + round + "-" + i);
            }
            together(16 * ids.size(), n -> increment(ids.get(n / 16)));

            assertThat(documents.find(Filters.in("_id", ids)))
                    .hasSize(20)
                    .allSatisfy(it -> assertThat(it.getInteger("n")).isEqualTo(16));
        }
    }

    /** A server may tell a loser that another was first; then it is an update. */
    private boolean increment(String id) {
        while (true) {
            try {
                documents.updateOne(
                        Filters.eq("_id", id),
                        Updates.inc("n", 1),
                        new UpdateOptions().upsert(true));
                return true;
            } catch (MongoWriteException e) {
                assertThat(e.getError().getCode()).isEqualTo(DUPLICATE);
            }
        }
    }

    private interface Numbered<T> {
        T call(int n);
    }

    private static <T> List<T> together(int many, Numbered<T> call) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int n = i;
            calls.add(() -> call.call(n));
        }
        List<T> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<T> outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }
}
