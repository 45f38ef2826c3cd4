package io.duban.local.store;

import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;

import java.util.List;

/** A database; what it keeps in memory is only what the engine's catalogue says. */
final class StoredDatabase extends AbstractMongoDatabase<Position> {

    private final Engine engine;
    private final Walks walks;

    StoredDatabase(String name, CursorRegistry cursors, Engine engine, Walks walks) {
        super(name, cursors);
        this.engine = engine;
        this.walks = walks;
        initializeNamespacesAndIndexes();
    }

    Engine engine() {
        return engine;
    }

    Walks walks() {
        return walks;
    }

    /** A collection, made if it is not there. */
    StoredCollection collection(String name) {
        return (StoredCollection) resolveOrCreateCollection(name);
    }

    @Override
    protected StoredCollection openOrCreateCollection(String name, CollectionOptions options) {
        CatalogueEntry entry =
                name.startsWith("system.")
                        ? CatalogueEntry.ofSystem(getDatabaseName(), name)
                        : CatalogueEntry.of(
                                Keys.ofCollection(getFullCollectionNamespace(name)), engine);
        return new StoredCollection(this, name, options, cursorRegistry, entry);
    }

    @Override
    protected Index<Position> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        boolean primary = keys.size() == 1 && keys.getFirst().getKey().equals("_id");
        return primary
                ? new PrimaryIndex(collection(collection), name)
                : index(collection, name, keys, sparse, true);
    }

    @Override
    protected Index<Position> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return index(collection, name, keys, sparse, false);
    }

    private OrderedIndex index(
            String collection, String name, List<IndexKey> keys, boolean sparse, boolean unique) {
        byte[] key = Keys.ofIndex(getFullCollectionNamespace(collection), name);
        return new OrderedIndex(name, keys, sparse, unique, IndexEntry.of(key, engine));
    }

    @Override
    protected long getFileSize() {
        return engine.size(Keys.ALL_DATA);
    }

    @Override
    protected long getStorageSize() {
        return getFileSize();
    }
}
