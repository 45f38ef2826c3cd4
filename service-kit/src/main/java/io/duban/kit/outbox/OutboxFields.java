package io.duban.kit.outbox;

import io.duban.contracts.event.DubanEvent;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of an aggregate's document that is its outbox. The aggregate has a {@code version} that
 * rises with every change, and every change that has something to say appends its events here in
 * the same write.
 */
public final class OutboxFields {

    /** Rises with every change of the aggregate. */
    public static final String VERSION = "version";

    /** Events that may not have been published yet, oldest first. */
    static final String OUTBOX = "outbox";

    /**
     * True while the outbox holds anything, absent otherwise: an index finds those few documents.
     */
    static final String PENDING = "outboxPending";

    /** When the outbox was last written to, by the service's clock; absent when it is empty. */
    static final String SINCE = "outboxSince";

    /** CloudEvents attributes of an entry, kept so that an event is told twice as the same one. */
    private static final String ATTRIBUTES = "attributes";

    private OutboxFields() {}

    /** The version of what is stored. */
    public static long version(Document document) {
        return document.get(VERSION, Number.class).longValue();
    }

    /** Puts the events of a new document into it. */
    public static void start(Document document, List<EncodedEvent> events) {
        document.append(OUTBOX, events.stream().map(OutboxFields::entry).toList());
        document.append(PENDING, true).append(SINCE, Date.from(Instant.now()));
    }

    /** The update that appends events, to be combined with the change they tell of. */
    public static Bson append(List<EncodedEvent> events) {
        List<Document> entries = events.stream().map(OutboxFields::entry).toList();
        return new Document("$push", new Document(OUTBOX, new Document("$each", entries)))
                .append(
                        "$set",
                        new Document(PENDING, true).append(SINCE, Date.from(Instant.now())));
    }

    /** Encodes events on their way into a document. */
    public static List<EncodedEvent> encode(EventCodec codec, List<? extends DubanEvent> events) {
        return events.stream().map(codec::encode).toList();
    }

    /** How many events of the document have not been published yet, as far as it knows. */
    public static int waiting(Document document) {
        return document.getList(OUTBOX, Document.class, List.of()).size();
    }

    static List<EncodedEvent> read(Document document) {
        return document.getList(OUTBOX, Document.class, List.of()).stream()
                .map(OutboxFields::event)
                .toList();
    }

    private static Document entry(EncodedEvent event) {
        Document attributes = new Document();
        attributes.putAll(event.attributes());
        return new Document("topic", event.topic())
                .append("key", event.key())
                .append(ATTRIBUTES, attributes)
                .append("body", new Binary(event.body()));
    }

    private static EncodedEvent event(Document entry) {
        Document attributes = entry.get(ATTRIBUTES, Document.class);
        return new EncodedEvent(
                entry.getString("topic"),
                entry.getString("key"),
                attributes == null ? ofFirstRelease(entry) : texts(attributes),
                entry.get("body", Binary.class).getData());
    }

    private static Map<String, String> texts(Document attributes) {
        Map<String, String> texts = new LinkedHashMap<>();
        attributes.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    /** The first release kept what it said in the headers, and nobody knows when it was told. */
    private static Map<String, String> ofFirstRelease(Document entry) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", entry.getString("id"));
        attributes.put("source", entry.getString("source"));
        attributes.put("type", entry.getString("type"));
        attributes.put("subject", entry.getString("key"));
        attributes.put("partitionkey", entry.getString("key"));
        return attributes;
    }
}
