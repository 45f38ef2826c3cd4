package io.duban.complaint.life;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was done with each complaint (留痕), without end. The latest entries lie in the complaint's
 * document; the earlier ones are brought to a collection of their own before they leave it, so a
 * crash in between leaves an entry in both places and never in none. An entry is never edited, and
 * its version tells it from all others of its complaint.
 */
@Component
public class Histories {

    /** Entries in the document at the most, so that it stays far below the store's 16 MB. */
    private static final int MOST_IN_DOCUMENT = 100;

    /** Those that stay when the earlier ones leave. */
    private static final int STAY = 50;

    private static final String VERSION = "version";
    private static final String ENTRY = "entry";

    private final MongoCollection<Document> earlier;

    Histories(MongoDatabase store) {
        this.earlier = store.getCollection("complaintHistories");
    }

    /**
     * The entries that the complaint's document is to hold once this one is added. Those that are
     * no longer among them have been stored for good when this returns.
     */
    List<Document> with(Document complaint, Document entry) {
        List<Document> entries = new ArrayList<>(latest(complaint));
        if (entries.size() >= MOST_IN_DOCUMENT) {
            List<Document> leaving = entries.subList(0, entries.size() - STAY + 1);
            keep(complaint.getString("_id"), leaving);
            leaving.clear();
        }
        entries.add(entry);
        return entries;
    }

    /**
     * The history of a complaint, oldest first.
     *
     * @param complaint its document, read before
     * @param after version after which to begin
     * @param most entries at the most
     */
    public List<Document> list(Document complaint, long after, int most) {
        String ticketNo = complaint.getString("_id");
        SortedMap<Long, Document> entries = new TreeMap<>();
        latest(complaint).forEach(it -> entries.put(version(it), it));
        earlier.find(
                        Filters.and(
                                Filters.gt("_id", id(ticketNo, after)),
                                Filters.lte("_id", id(ticketNo, Long.MAX_VALUE))))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .batchSize(most)
                .map(it -> it.get(ENTRY, Document.class))
                .forEach(it -> entries.put(version(it), it));
        return entries.tailMap(after + 1).values().stream().limit(most).toList();
    }

    /** What the complaint's own document holds. */
    private static List<Document> latest(Document complaint) {
        return complaint.getList(ComplaintDocument.HISTORY, Document.class, List.of());
    }

    private void keep(String ticketNo, List<Document> entries) {
        List<Document> documents =
                entries.stream()
                        .map(it -> new Document("_id", id(ticketNo, version(it))).append(ENTRY, it))
                        .toList();
        try {
            earlier.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // Whoever was here before has kept them, and what is kept never changes.
            if (!DuplicateKey.isSaidBy(e)) {
                throw e;
            }
        }
    }

    private static long version(Document entry) {
        return entry.get(VERSION, Number.class).longValue();
    }

    /** Ids sort by complaint and version; no ticket number has a slash. */
    private static String id(String ticketNo, long version) {
        return "%s/%019d".formatted(ticketNo, version);
    }
}
