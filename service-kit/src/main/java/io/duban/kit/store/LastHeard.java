package io.duban.kit.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.kit.json.StoredJson;

import org.bson.Document;
import org.bson.conversions.Bson;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What has been told, by other services or by this one to its own lists, each thing in its last
 * version. An earlier version that comes again after a later one changes nothing, whoever writes
 * beside.
 *
 * @param <T> what is told, as JSON
 */
public final class LastHeard<T> {

    private static final String VERSION = "version";
    private static final String CONTENT = "content";
    private static final int MANY = 1_000;

    private final MongoCollection<Document> things;
    private final StoredJson json;
    private final Class<T> type;

    public LastHeard(MongoCollection<Document> things, JsonMapper mapper, Class<T> type) {
        this.things = things;
        this.json = new StoredJson(mapper);
        this.type = type;
    }

    /** Keeps it unless this version or a later one is known. */
    public void keep(String id, long version, T thing) {
        keep(id, version, thing, Map.of());
    }

    /**
     * Keeps it unless this version or a later one is known.
     *
     * @param fields stored beside it, to be found by
     */
    public void keep(String id, long version, T thing, Map<String, ?> fields) {
        List<Bson> change = new ArrayList<>();
        change.add(Updates.set(VERSION, version));
        change.add(Updates.set(CONTENT, json.text(thing)));
        fields.forEach((name, value) -> change.add(Updates.set(name, value)));
        try {
            // The first refusal may come from a lost race against an earlier version.
            DuplicateKey.tryAgain(
                    () ->
                            things.updateOne(
                                    Filters.and(
                                            Filters.eq("_id", id), Filters.lt(VERSION, version)),
                                    Updates.combine(change),
                                    new UpdateOptions().upsert(true)));
        } catch (MongoWriteException e) {
            // What is there is not earlier, so the filter passed it over and the id was taken.
            if (!DuplicateKey.isSaidBy(e)) {
                throw e;
            }
        }
    }

    /** The first of those whose fields match, in an order of fields. */
    public List<T> first(Bson filter, Bson order, int limit) {
        List<T> found = new ArrayList<>();
        things.find(filter)
                .sort(order)
                .limit(limit)
                .batchSize(limit)
                .forEach(it -> found.add(json.read(it.getString(CONTENT), type)));
        return found;
    }

    /** How many there are whose fields match. */
    public long count(Bson filter) {
        return things.countDocuments(filter);
    }

    /** All of them, by id. */
    public List<T> all() {
        return find(Filters.empty());
    }

    /** Those whose fields match, by id. */
    public List<T> find(Bson filter) {
        List<T> found = new ArrayList<>();
        things.find(filter)
                .sort(Sorts.ascending("_id"))
                .batchSize(MANY)
                .forEach(it -> found.add(json.read(it.getString(CONTENT), type)));
        return found;
    }
}
