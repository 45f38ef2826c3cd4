package io.duban.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;

import java.util.List;

/** The ids. They need no entries, because the documents themselves lie in their order. */
final class PrimaryIndex extends Index<Position> {

    private static final int KEY_TOO_LONG = 17_280;
    private static final int LONGEST = 32_000;

    private final StoredCollection collection;

    PrimaryIndex(StoredCollection collection, String name) {
        super(name, List.of(new IndexKey("_id", true)), false);
        this.collection = collection;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Position> unused) {
        Position position = getPosition(document);
        if (position.id().length > LONGEST) {
            throw new MongoServerError(KEY_TOO_LONG, "KeyTooLong", "the _id is too long");
        }
        if (collection.stored(position) != null) {
            throw new DuplicateKeyError(
                    this, collection, getKeys(), getKeyValues(document).iterator().next());
        }
    }

    @Override
    public Position getPosition(Document document) {
        return new Position(OrderedBytes.of(document.get("_id")));
    }

    @Override
    public Position remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void add(Document document, Position position, MongoCollection<Position> unused) {
        // The document itself is the entry.
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Position> unused) {
        // An id never changes, but a document may grow; better now than between its entries.
        Bson.of(after);
    }

    @Override
    public void updateInPlace(
            Document before, Document after, Position position, MongoCollection<Position> unused) {
        // An id never changes.
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Position> getPositions(Document query) {
        throw new UnsupportedOperationException("queries are planned by the collection");
    }

    @Override
    public long getCount() {
        return collection.count();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        // It goes with the documents.
    }

    @Override
    public boolean isUnique() {
        return true;
    }
}
