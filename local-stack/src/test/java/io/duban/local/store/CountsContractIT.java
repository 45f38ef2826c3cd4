package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A count is how many are found, whatever the index may tell and of whatever kind the values. */
class CountsContractIT {

    private static final int MANY = 400;
    private static final int QUESTIONS = 600;

    private static final List<Object> PLAIN =
            List.of(1, 2, 2L, 3, -1, 1L << 40, "", "a", "ab", "b", true, false, day(1), day(2));

    private static final List<Object> ALL =
            Arrays.asList(
                    1,
                    2L,
                    2.0,
                    2.5,
                    -0.0,
                    Double.NaN,
                    1L << 53,
                    (1L << 53) + 1,
                    new Decimal128(new BigDecimal("2.00000000000000000001")),
                    new Decimal128(new BigDecimal("2.0")),
                    "2",
                    "a",
                    null,
                    true,
                    day(1),
                    new Document("k", 1),
                    List.of(),
                    List.of(1, 3),
                    List.of("a", 2));

    @RegisterExtension static final ContractStore STORE = new ContractStore();
    private MongoCollection<Document> documents;
    private final Random random = new Random(23);

    @BeforeEach
    void aCollectionWithIndexes(TestInfo test) {
        documents = STORE.collection(test);
        documents.createIndex(Indexes.ascending("a", "b"));
        documents.createIndex(Indexes.descending("b"));
        documents.createIndex(
                Indexes.compoundIndex(Indexes.ascending("c"), Indexes.descending("a")));
        documents.createIndex(Indexes.ascending("d"), new IndexOptions().sparse(true));
    }

    @Test
    void of_plain_values() {
        fill(PLAIN);

        ask(PLAIN);
    }

    @Test
    void of_values_whose_keys_are_those_of_others_too() {
        fill(ALL);

        ask(ALL);
    }

    @Test
    void of_plain_values_among_which_others_come_later() {
        fill(PLAIN);
        ask(PLAIN);
        documents.insertOne(
                new Document("a", new Decimal128(new BigDecimal("2.00000000000000000001")))
                        .append("b", List.of(1, 2))
                        .append("c", Double.NaN)
                        .append("d", null));

        ask(ALL);
    }

    @Test
    void of_a_section_and_in_a_group() {
        fill(PLAIN);
        Bson two = Filters.eq("a", 2);
        int all = documents.find(two).into(new ArrayList<>()).size();

        assertThat(all).isGreaterThan(20);
        assertThat(documents.countDocuments(two, new CountOptions().limit(7))).isEqualTo(7);
        assertThat(documents.countDocuments(two, new CountOptions().skip(all - 3))).isEqualTo(3);
        assertThat(documents.countDocuments(two, new CountOptions().skip(all + 3))).isZero();
        assertThat(counted(two, null, Accumulators.sum("pairs", 2), Accumulators.sum("ones", 1)))
                .singleElement()
                .satisfies(
                        it -> assertThat(it).containsEntry("pairs", 2 * all),
                        it -> assertThat(it).containsEntry("ones", all));
        assertThat(documents.aggregate(List.of(Aggregates.match(two), Aggregates.count())).first())
                .containsEntry("count", all);
        assertThat(counted(two, "$b", Accumulators.sum("many", 1)))
                .hasSizeGreaterThan(5)
                .extracting(it -> it.get("many", Number.class).intValue())
                .satisfies(it -> assertThat(it.stream().mapToInt(n -> n).sum()).isEqualTo(all));
        assertThat(counted(two, null, Accumulators.sum("sum", "$a")))
                .extracting(it -> it.get("sum", Number.class).intValue())
                .containsExactly(2 * all);
    }

    private List<Document> counted(Bson which, String by, BsonField... sums) {
        return documents
                .aggregate(List.of(Aggregates.match(which), Aggregates.group(by, sums)))
                .into(new ArrayList<>());
    }

    private void fill(List<Object> values) {
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Document document = new Document("_id", "T%04d".formatted(i));
            for (String field : List.of("a", "b", "c", "d")) {
                Object value = one(values);
                boolean second = document.values().stream().anyMatch(List.class::isInstance);
                if (random.nextInt(8) > 0 && !(second && value instanceof List)) {
                    document.append(field, value);
                }
            }
            many.add(document);
        }
        documents.insertMany(many);
    }

    private void ask(List<Object> values) {
        List<Object> scalars = values.stream().filter(it -> !(it instanceof List)).toList();
        int found = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Bson question =
                    Filters.and(
                            IntStream.rangeClosed(0, random.nextInt(3))
                                    .mapToObj(_ -> condition(scalars))
                                    .toList());
            int expected = documents.find(question).into(new ArrayList<>()).size();
            found += expected;
            assertThat(documents.countDocuments(question)).as("%s", question).isEqualTo(expected);
        }
        assertThat(found).isGreaterThan(QUESTIONS);
    }

    private Bson condition(List<Object> values) {
        String field = List.of("a", "a", "b", "b", "c", "d", "_id").get(random.nextInt(7));
        if (field.equals("_id")) {
            return Filters.gt("_id", "T%04d".formatted(random.nextInt(MANY)));
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> Filters.eq(field, one(values));
            case 2 -> Filters.in(field, Arrays.asList(one(values), one(values), one(values)));
            case 3 -> Filters.gt(field, present(values));
            case 4 -> Filters.gte(field, present(values));
            case 5 -> Filters.lt(field, present(values));
            case 6 -> Filters.lte(field, present(values));
            default -> Filters.ne(field, one(values));
        };
    }

    private Object present(List<Object> values) {
        Object value = one(values);
        return value == null ? 1 : value;
    }

    private Object one(List<Object> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Instant day(int day) {
        return Instant.ofEpochSecond(day * 86_400L);
    }
}
