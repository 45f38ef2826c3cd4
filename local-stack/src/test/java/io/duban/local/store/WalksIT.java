package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An index is used where there is one; a walk along very many documents is told. */
class WalksIT {

    private static final int MANY = 24_000;
    @RegisterExtension static final ContractStore STORE = new ContractStore();
    private static final ListAppender<ILoggingEvent> TOLD = new ListAppender<>();
    private static MongoCollection<Document> documents;

    @BeforeAll
    static void fill() {
        TOLD.start();
        logger().addAppender(TOLD);
        documents = STORE.database().getCollection("walks");
        documents.createIndex(
                Indexes.ascending("county", "_id"), new IndexOptions().name("county_id"));
        documents.createIndex(
                Indexes.ascending("state", "due"), new IndexOptions().name("state_due"));
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            many.add(
                    new Document("_id", "T%06d".formatted(i))
                            .append("county", i % 2 == 0 ? "C0" : "C1")
                            .append("state", i % 3 == 0 ? "open" : "done")
                            .append("due", i)
                            .append("parts", i % 1_000 == 0 ? parts(i) : List.of())
                            .append("plain", i));
        }
        documents.createIndex(
                Indexes.ascending("parts.state", "parts.due"),
                new IndexOptions().name("parts_state_due"));
        documents.insertMany(many);
    }

    @AfterAll
    static void stop() {
        logger().detachAppender(TOLD);
    }

    @BeforeEach
    void forget() {
        TOLD.list.clear();
    }

    @Test
    void a_walk_that_takes_longer_than_its_client_waits_is_ended() {
        var walk = documents.find(Filters.lt("plain", -1)).sort(Sorts.ascending("plain"));

        assertThatThrownBy(() -> walk.maxTime(1, TimeUnit.MILLISECONDS).first())
                .isInstanceOf(MongoExecutionTimeoutException.class);
        assertThat(walk.maxTime(1, TimeUnit.MINUTES).first()).isNull();
    }

    @Test
    void pages_and_ranges_over_an_index_look_at_what_they_return() {
        page(Filters.eq("county", "C1"), Sorts.ascending("_id"));
        page(Filters.eq("county", "C1"), Sorts.descending("_id"));
        page(
                Filters.and(Filters.eq("county", "C1"), Filters.gt("_id", "T020000")),
                Sorts.ascending("_id"));
        page(Filters.in("county", "C0", "C1", "C2"), Sorts.ascending("_id"));
        page(Filters.gt("_id", "T020000"), Sorts.ascending("_id"));
        page(
                Filters.and(Filters.eq("state", "open"), Filters.gte("due", 12_000)),
                Sorts.ascending("due"));
        page(Filters.eq("state", "done"), Sorts.descending("due"));
        documents.find(Filters.in("_id", "T000001", "T023999")).into(new ArrayList<>());
        documents.countDocuments(
                Filters.and(Filters.eq("state", "open"), Filters.lt("due", 3_000)));

        assertThat(TOLD.list).isEmpty();
    }

    @Test
    void a_count_along_an_index_looks_at_no_document() {
        assertThat(documents.countDocuments(Filters.eq("county", "C1"))).isEqualTo(MANY / 2);
        assertThat(
                        documents.countDocuments(
                                Filters.and(
                                        Filters.eq("state", "done"), Filters.gte("due", 3_000))))
                .isEqualTo((MANY - 3_000) * 2 / 3);

        assertThat(TOLD.list).isEmpty();
    }

    @Test
    void a_walk_without_an_index_is_told_once_without_values() {
        assumeTrue(STORE.isEmbedded(), "another server has its own ways to tell");
        for (int i = 0; i < 3; i++) {
            documents.find(Filters.eq("plain", 20_000 + i)).first();
        }

        assertThat(TOLD.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("more than 10000 documents", "walks find [plain]")
                .doesNotContain("20000", "20001");
    }

    @Test
    void what_is_demanded_of_one_element_is_found_along_an_index() {
        assertThat(
                        documents.find(
                                Filters.elemMatch(
                                        "parts",
                                        Filters.and(
                                                Filters.in("state", "open", "late"),
                                                Filters.gte("due", 12_000)))))
                .extracting(it -> it.getString("_id"))
                .containsExactlyInAnyOrder(
                        "T012000", "T014000", "T016000", "T018000", "T020000", "T022000");

        assertThat(TOLD.list).isEmpty();
    }

    /** Of every second one the open part is due, of the others the one that is done. */
    private static List<Document> parts(int i) {
        boolean open = i % 2_000 == 0;
        return List.of(
                new Document("state", "open").append("due", open ? i : 0),
                new Document("state", "done").append("due", open ? 0 : i));
    }

    private static void page(Bson filter, Bson sort) {
        assertThat(documents.find(filter).sort(sort).limit(50).into(new ArrayList<>())).hasSize(50);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Walks.class);
    }
}
