package io.duban.complaint.intake;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;

import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mappings of hotlines' exports. */
@Component
class Mappings {

    private final MongoCollection<Document> mappings;

    Mappings(MongoDatabase store) {
        this.mappings = store.getCollection("mappings");
    }

    Optional<ExportMapping> find(String id) {
        return id.equals(ExportColumns.DEFAULT)
                ? Optional.of(ExportColumns.mapping())
                : Optional.ofNullable(mappings.find(Filters.eq("_id", id)).first())
                        .map(Mappings::read);
    }

    /** Puts the mapping in the place of the one before. */
    void put(ExportMapping mapping) {
        Document document =
                new Document("_id", mapping.id())
                        .append("columns", pairs(mapping.columns()))
                        .append(
                                "values",
                                mapping.values().entrySet().stream()
                                        .map(
                                                it ->
                                                        new Document("field", it.getKey())
                                                                .append(
                                                                        "pairs",
                                                                        pairs(it.getValue())))
                                        .toList())
                        .append("zone", mapping.zone().getId());
        DuplicateKey.tryAgain(
                () ->
                        mappings.replaceOne(
                                Filters.eq("_id", mapping.id()),
                                document,
                                new ReplaceOptions().upsert(true)));
    }

    private static ExportMapping read(Document document) {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        for (Document field : document.getList("values", Document.class)) {
            values.put(field.getString("field"), map(field, "pairs"));
        }
        return new ExportMapping(
                document.getString("_id"),
                map(document, "columns"),
                values,
                ZoneId.of(document.getString("zone")));
    }

    /** As a list, for a text may hold what no field's name may. */
    private static List<Document> pairs(Map<String, String> map) {
        List<Document> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(new Document("key", key).append("value", value)));
        return pairs;
    }

    private static Map<String, String> map(Document document, String field) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Document pair : document.getList(field, Document.class)) {
            map.put(pair.getString("key"), pair.getString("value"));
        }
        return map;
    }
}
