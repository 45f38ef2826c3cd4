package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * What the running command has changed so far, as it will stand in the journal. Guarded by the
 * backend's write lock; silent while the journal itself is being replayed.
 */
final class ChangeLog {

    private final ByteBuf changes = Unpooled.buffer(1 << 16);
    private boolean silent = true;

    /** Changes come from callers from now on, not from the journal. */
    void listen() {
        silent = false;
    }

    void inserted(String database, String collection, Document document) {
        note(
                new Document("t", "i")
                        .append("db", database)
                        .append("k", collection)
                        .append("d", document));
    }

    void updated(String database, String collection, Document document) {
        note(
                new Document("t", "u")
                        .append("db", database)
                        .append("k", collection)
                        .append("d", document));
    }

    void removed(String database, String collection, Object id) {
        note(
                new Document("t", "d")
                        .append("db", database)
                        .append("k", collection)
                        .append("id", id));
    }

    void defined(String database, Document command) {
        note(new Document("t", "c").append("db", database).append("q", command));
    }

    boolean isEmpty() {
        return !changes.isReadable();
    }

    int size() {
        return changes.readableBytes();
    }

    /** Takes what was noted, and starts anew. */
    ByteBuf take() {
        ByteBuf taken = changes.copy();
        changes.clear();
        return taken;
    }

    /** Reads the changes of one record. */
    static void read(ByteBuf record, java.util.function.Consumer<Document> change) {
        while (record.isReadable()) {
            change.accept(BsonDecoder.decodeBson(record));
        }
    }

    private void note(Document change) {
        if (!silent) {
            BsonEncoder.encodeDocument(change, changes);
        }
    }
}
