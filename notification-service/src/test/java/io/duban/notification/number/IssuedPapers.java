package io.duban.notification.number;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.List;

/** Papers in a store that have nothing but their number, each changed in one write. */
final class IssuedPapers {

    private static final String STATE = "state";
    private static final int MANY = 1_000;

    private final MongoCollection<Document> papers;

    IssuedPapers(MongoDatabase store) {
        this.papers = store.getCollection("papers");
    }

    void write(String kind, List<String> ids) {
        papers.insertMany(
                ids.stream()
                        .map(
                                it ->
                                        new Document("_id", it)
                                                .append("kind", kind)
                                                .append(STATE, "ready"))
                        .toList());
    }

    /** Gives a paper up, unless it is issued. */
    void giveUp(String id) {
        papers.updateOne(ready(id), Updates.set(STATE, "gone"));
    }

    Issuing.Outcome issue(String id, DocumentNumber number) {
        papers.updateOne(
                ready(id),
                Updates.combine(
                        Updates.set(STATE, "issued"), Updates.set("number", number.number())));
        return number.number() == numberOf(id) ? Issuing.Outcome.ISSUED : Issuing.Outcome.GONE;
    }

    /** Its number; 0 for one that has none. */
    int numberOf(String id) {
        return papers.find(Filters.eq("_id", id)).first().getInteger("number", 0);
    }

    /** Those of a kind that wait for their number. */
    List<String> ready(String kind, int most) {
        return papers.find(Filters.and(Filters.eq("kind", kind), Filters.eq(STATE, "ready")))
                .limit(most)
                .batchSize(most + 1)
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
    }

    /** All numbers of a kind, in order. */
    List<Integer> numbers(String kind) {
        List<Integer> numbers = new ArrayList<>();
        papers.find(Filters.and(Filters.eq("kind", kind), Filters.eq(STATE, "issued")))
                .batchSize(MANY)
                .forEach(it -> numbers.add(it.getInteger("number")));
        return numbers.stream().sorted().toList();
    }

    private static Bson ready(String id) {
        return Filters.and(Filters.eq("_id", id), Filters.eq(STATE, "ready"));
    }
}
