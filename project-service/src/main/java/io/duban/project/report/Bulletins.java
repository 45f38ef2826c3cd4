package io.duban.project.report;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.period.Month;
import io.duban.kit.json.StoredJson;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/** The bulletins that were published, each version for itself. */
@Component
public class Bulletins {

    private static final String CONTENT = "content";

    private final MongoCollection<Document> bulletins;
    private final StoredJson json;

    Bulletins(MongoDatabase store, JsonMapper mapper) {
        this.bulletins = store.getCollection("bulletins");
        this.json = new StoredJson(mapper);
    }

    /** Keeps a bulletin; one that is kept already stays as it is. */
    public void keep(PublishedBulletin published) {
        Bulletin bulletin = published.bulletin();
        DuplicateKey.tryAgain(
                () ->
                        bulletins.updateOne(
                                Filters.eq("_id", id(bulletin.month(), bulletin.version())),
                                Updates.setOnInsert(CONTENT, json.text(published)),
                                new UpdateOptions().upsert(true)));
    }

    /** The version that was published last; empty while there is none. */
    public Optional<PublishedBulletin> latest(Month month) {
        String prefix = month.id() + "-";
        return bulletins
                .find(Filters.and(Filters.gte("_id", prefix), Filters.lt("_id", month.id() + ".")))
                .map(it -> Long.parseLong(it.getString("_id").substring(prefix.length())))
                .into(new ArrayList<>())
                .stream()
                .max(Comparator.naturalOrder())
                .flatMap(it -> find(month, it));
    }

    Optional<PublishedBulletin> find(Month month, long version) {
        return Optional.ofNullable(bulletins.find(Filters.eq("_id", id(month, version))).first())
                .map(it -> json.read(it.getString(CONTENT), PublishedBulletin.class));
    }

    private static String id(Month month, long version) {
        return month.id() + "-" + version;
    }
}
