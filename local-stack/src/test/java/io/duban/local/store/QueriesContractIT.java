package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What is found does not depend on the indexes there are, nor on the store: run on the embedded one
 * always, and on a real server when {@code DUBAN_MONGODB} names one.
 */
class QueriesContractIT {

    private static final int MANY = 600;
    @RegisterExtension static final ContractStore STORE = new ContractStore();
    private final List<Document> all = new ArrayList<>();
    private MongoCollection<Document> documents;

    @BeforeEach
    void aCollectionWithIndexes(TestInfo test) {
        documents = STORE.collection(test);
        index("county_month", Indexes.ascending("county", "month"));
        index("state_id", Indexes.ascending("state", "_id"));
        index("place", Indexes.descending("place"));
        index("tags", Indexes.ascending("tags"));
        index("due", Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("due")));
        documents.createIndex(
                Indexes.ascending("pending"), new IndexOptions().name("pending").sparse(true));
        Random random = new Random(11);
        for (int i = 0; i < MANY; i++) {
            all.add(document("T%04d".formatted(i * 7919 % MANY), random));
        }
        documents.insertMany(all);
    }

    @Test
    void equality_and_ranges_over_compound_indexes_find_what_a_comparison_finds() {
        finds(
                Filters.and(Filters.eq("county", "C1"), Filters.gt("month", "2022-03")),
                it -> is(it, "county", "C1") && it.getString("month").compareTo("2022-03") > 0);
        finds(
                Filters.and(Filters.eq("county", "C1"), Filters.eq("month", "2022-03")),
                it -> is(it, "county", "C1") && is(it, "month", "2022-03"));
        finds(
                Filters.and(
                        Filters.in("county", "C0", "C2", "C9"), Filters.lte("month", "2022-02")),
                it -> !is(it, "county", "C1") && it.getString("month").compareTo("2022-02") <= 0);
        finds(
                Filters.and(Filters.gte("place", 40), Filters.lt("place", 55.5)),
                it -> it.getInteger("place") >= 40 && it.getInteger("place") < 55.5);
        finds(Filters.in("county", List.of()), it -> false);
    }

    @Test
    void a_range_over_a_descending_index_has_the_right_ends() {
        Instant from = Instant.ofEpochSecond(20);
        Instant to = Instant.ofEpochSecond(60);
        for (boolean inclusive : new boolean[] {true, false}) {
            Bson lower = inclusive ? Filters.gte("due", from) : Filters.gt("due", from);
            Bson upper = inclusive ? Filters.lte("due", to) : Filters.lt("due", to);
            finds(
                    Filters.and(Filters.eq("state", "open"), lower, upper),
                    it ->
                            is(it, "state", "open")
                                    && it.get("due", Instant.class).compareTo(from)
                                            >= (inclusive ? 0 : 1)
                                    && it.get("due", Instant.class).compareTo(to)
                                            <= (inclusive ? 0 : -1));
        }
    }

    @Test
    void arrays_and_absent_fields_are_found_as_they_should() {
        finds(Filters.eq("tags", "t1"), it -> it.getList("tags", String.class).contains("t1"));
        finds(
                Filters.and(Filters.gt("tags", "t2"), Filters.lt("tags", "t1")),
                it -> {
                    List<String> tags = it.getList("tags", String.class);
                    return tags.stream().anyMatch(t -> t.compareTo("t2") > 0)
                            && tags.stream().anyMatch(t -> t.compareTo("t1") < 0);
                });
        finds(Filters.size("tags", 0), it -> it.getList("tags", String.class).isEmpty());
        finds(Filters.exists("pending"), it -> it.containsKey("pending"));
        finds(Filters.exists("pending", false), it -> !it.containsKey("pending"));
        finds(Filters.eq("pending", true), it -> it.containsKey("pending"));
        finds(Filters.eq("pending", null), it -> !it.containsKey("pending"));
    }

    @Test
    void sorted_pages_are_the_sorted_whole_in_either_direction() {
        Comparator<Document> byId = Comparator.comparing(it -> it.getString("_id"));
        Comparator<Document> byPlace = Comparator.comparing(it -> it.getInteger("place"));
        pages(Filters.empty(), Sorts.ascending("_id"), byId);
        pages(Filters.empty(), Sorts.descending("_id"), byId.reversed());
        pages(Filters.eq("state", "open"), Sorts.ascending("_id"), byId);
        pages(Filters.eq("state", "open"), Sorts.descending("_id"), byId.reversed());
        pages(Filters.in("state", "open", "done"), Sorts.ascending("_id"), byId);
        pages(Filters.in("county", "C0", "C2"), Sorts.descending("_id"), byId.reversed());
        pages(Filters.eq("tags", "t1"), Sorts.ascending("_id"), byId);
        pages(
                Filters.eq("county", "C1"),
                Sorts.orderBy(Sorts.descending("place"), Sorts.ascending("_id")),
                byPlace.reversed().thenComparing(byId));
        pages(
                Filters.empty(),
                Sorts.orderBy(Sorts.ascending("place"), Sorts.descending("_id")),
                byPlace.thenComparing(byId.reversed()));
        pages(
                Filters.eq("state", "open"),
                Sorts.orderBy(Sorts.descending("due"), Sorts.ascending("_id")),
                Comparator.<Document, Instant>comparing(it -> it.getDate("due").toInstant())
                        .reversed()
                        .thenComparing(byId));
    }

    @Test
    void pages_by_id_and_filter_go_on_where_the_last_one_ended() {
        for (Bson filter :
                List.of(
                        Filters.eq("state", "open"),
                        Filters.in("state", "open", "done"),
                        Filters.and(Filters.eq("state", "open"), Filters.eq("county", "C1")))) {
            List<String> seen = new ArrayList<>();
            String last = "";
            List<String> page;
            do {
                page =
                        ids(
                                documents
                                        .find(Filters.and(filter, Filters.gt("_id", last)))
                                        .sort(Sorts.ascending("_id"))
                                        .limit(17));
                seen.addAll(page);
                last = page.isEmpty() ? last : page.getLast();
            } while (!page.isEmpty());

            assertThat(seen).isEqualTo(ids(documents.find(filter).sort(Sorts.ascending("_id"))));
        }
    }

    @Test
    void indexes_follow_updates_and_removals() {
        documents.updateMany(Filters.eq("county", "C0"), Updates.set("county", "C9"));
        documents.updateMany(Filters.eq("tags", "t1"), Updates.pull("tags", "t1"));
        documents.deleteMany(Filters.eq("state", "done"));

        assertThat(documents.countDocuments(Filters.eq("county", "C0"))).isZero();
        assertThat(documents.countDocuments(Filters.eq("tags", "t1"))).isZero();
        assertThat(documents.countDocuments(Filters.eq("state", "done"))).isZero();
        long left = all.stream().filter(it -> !is(it, "state", "done")).count();
        assertThat(documents.countDocuments()).isEqualTo(left);
        assertThat(documents.estimatedDocumentCount()).isEqualTo(left);
        assertThat(documents.countDocuments(Filters.eq("county", "C9")))
                .isEqualTo(
                        all.stream()
                                .filter(it -> is(it, "county", "C0") && !is(it, "state", "done"))
                                .count());
    }

    @Test
    void an_index_that_comes_later_has_what_was_there_before() {
        index("later", Indexes.ascending("place", "county"));

        finds(
                Filters.and(Filters.eq("place", 7), Filters.gte("county", "C1")),
                it -> it.getInteger("place") == 7 && !is(it, "county", "C0"));
    }

    @Test
    void an_answer_of_any_length_is_read_whole_whatever_the_batches() {
        for (int batch : new int[] {0, 1, 16, 100, MANY}) {
            assertThat(ids(documents.find().batchSize(batch))).hasSize(MANY);
        }
        assertThat(ids(documents.find().skip(10).limit(35).batchSize(7))).hasSize(35);
        assertThat(
                        documents
                                .find(Filters.eq("county", "C1"))
                                .projection(Projections.include("place"))
                                .first())
                .containsOnlyKeys("_id", "place");
    }

    @Test
    void a_walk_goes_on_over_what_others_change_meanwhile() {
        try (var cursor = documents.find().sort(Sorts.ascending("_id")).batchSize(50).iterator()) {
            List<String> seen = new ArrayList<>();
            while (cursor.hasNext()) {
                String id = cursor.next().getString("_id");
                seen.add(id);
                documents.updateOne(Filters.eq("_id", id), Updates.inc("place", 100));
            }

            assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize(MANY);
        }
    }

    private void finds(Bson filter, Predicate<Document> right) {
        List<String> expected =
                all.stream().filter(right).map(it -> it.getString("_id")).sorted().toList();
        assertThat(ids(documents.find(filter))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(documents.countDocuments(filter)).isEqualTo(expected.size());
        assertThat(ids(documents.find(filter).sort(Sorts.ascending("_id")))).isEqualTo(expected);
    }

    private void pages(Bson filter, Bson sort, Comparator<Document> order) {
        List<Document> found = documents.find(filter).into(new ArrayList<>());
        List<String> expected =
                found.stream().sorted(order).map(it -> it.getString("_id")).toList();
        List<String> paged = new ArrayList<>();
        for (int skip = 0; skip < expected.size(); skip += 50) {
            paged.addAll(ids(documents.find(filter).sort(sort).skip(skip).limit(50)));
        }
        assertThat(paged).isEqualTo(expected);
        assertThat(ids(documents.find(filter).sort(sort).batchSize(20))).isEqualTo(expected);
    }

    private void index(String name, Bson keys) {
        documents.createIndex(keys, new IndexOptions().name(name));
    }

    private static Document document(String id, Random random) {
        Document document =
                new Document("_id", id)
                        .append("county", "C" + random.nextInt(3))
                        .append("month", "2022-0" + (1 + random.nextInt(6)))
                        .append("state", List.of("open", "done", "late").get(random.nextInt(3)))
                        .append("due", Instant.ofEpochSecond(random.nextInt(100)))
                        .append("place", random.nextInt(100))
                        .append(
                                "tags",
                                IntStream.range(0, random.nextInt(4))
                                        .mapToObj(_ -> "t" + random.nextInt(4))
                                        .toList());
        if (random.nextInt(5) == 0) {
            document.append("pending", true);
        }
        return document;
    }

    private static boolean is(Document document, String field, String value) {
        return value.equals(document.getString(field));
    }

    private static List<String> ids(FindIterable<Document> found) {
        List<String> ids = new ArrayList<>();
        found.forEach(it -> ids.add(it.getString("_id")));
        return ids;
    }
}
