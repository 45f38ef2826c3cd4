package io.duban.complaint.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import io.duban.kit.page.Cursors;
import io.duban.kit.page.Page;
import io.duban.kit.page.PageRequest;
import io.duban.kit.security.TokenProperties;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** Lists of many documents of which few are wanted, or wanted by what no index has. */
class BoundedPagesIT {

    private static final int MANY = 9_000;
    private static final Cursors CURSORS = new Cursors(new TokenProperties(TestTokens.SECRET));

    private static MongoClient client;
    private static MongoCollection<Document> documents;

    @BeforeAll
    static void fill() {
        client = MongoClients.create(TestStack.shared().mongoUri());
        documents =
                client.getDatabase(TestStack.shared().freshName(BoundedPagesIT.class))
                        .getCollection("c");
        documents.createIndex(Indexes.ascending("of", "at"), new IndexOptions().name("of,at"));
        documents.createIndex(Indexes.ascending("words"), new IndexOptions().name("words"));
        List<Document> some = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String id = "%05d".formatted(i);
            some.add(
                    new Document("_id", id)
                            .append("of", "C1")
                            .append("at", id)
                            .append("words", List.of("all", i % 1_000 == 0 ? "rare" : "other"))
                            .append("last", i == MANY - 1));
        }
        documents.insertMany(some);
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_a_rare_word_finds_comes_at_once_and_in_order(boolean newest) {
        Selection selection = selection(newest, List.of(Filters.eq("words", "rare")), List.of());

        List<Page<Document>> pages = pages(selection, 4);

        assertThat(pages).extracting(it -> it.items().size()).containsExactly(4, 4, 1);
        assertThat(ids(pages))
                .isSortedAccordingTo((a, b) -> newest ? b.compareTo(a) : a.compareTo(b));
    }

    @Test
    void what_no_index_finds_is_looked_for_a_stretch_at_a_time() {
        Selection selection =
                selection(
                        false,
                        List.of(Filters.eq("words", "all")),
                        List.of(Filters.eq("last", true)));

        List<Page<Document>> pages = pages(selection, 10);

        assertThat(pages).extracting(it -> it.items().size()).containsExactly(0, 0, 1);
        assertThat(ids(pages)).containsExactly("08999");
    }

    @Test
    void what_is_in_every_stretch_is_found_whole() {
        Selection selection =
                selection(
                        true,
                        List.of(Filters.eq("words", "all")),
                        List.of(Filters.ne("last", true)));

        assertThat(ids(pages(selection, 200))).hasSize(MANY - 1).doesNotHaveDuplicates();
    }

    private static Selection selection(boolean newest, List<Bson> narrow, List<Bson> rest) {
        return new Selection("at", newest, List.of(Filters.eq("of", "C1")), narrow, rest);
    }

    private static List<Page<Document>> pages(Selection selection, int limit) {
        List<Page<Document>> pages = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = PageRequest.of(String.valueOf(limit), cursor, "list", CURSORS);
            pages.add(BoundedPages.read(documents, selection, request));
            cursor = pages.getLast().next();
        } while (cursor != null);
        return pages;
    }

    private static List<String> ids(List<Page<Document>> pages) {
        return pages.stream()
                .flatMap(it -> it.items().stream())
                .map(it -> it.getString("_id"))
                .toList();
    }
}
