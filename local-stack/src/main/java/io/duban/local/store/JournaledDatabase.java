package io.duban.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;

import java.util.ArrayList;
import java.util.List;

/** A database of journaled collections. */
final class JournaledDatabase extends MemoryDatabase {

    private final ChangeLog changes;

    JournaledDatabase(String name, CursorRegistry cursors, ChangeLog changes) {
        super(name, cursors);
        this.changes = changes;
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
        return name.startsWith("system.")
                ? super.openOrCreateCollection(name, options)
                : new JournaledCollection(this, name, options, cursorRegistry, changes);
    }

    @Override
    protected Index<Integer> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new HashIndex(name, keys, sparse);
    }

    /** A collection that the journal tells of. */
    JournaledCollection collection(String name) {
        return (JournaledCollection) resolveOrCreateCollection(name);
    }

    /** The commands that make this database's indexes. */
    List<Document> definitions() {
        List<Document> commands = new ArrayList<>();
        for (Document index : all("system.indexes")) {
            if (!index.get("name").equals("_id_")) {
                commands.add(
                        new Document("createIndexes", ownName((String) index.get("ns")))
                                .append("indexes", List.of(index)));
            }
        }
        return commands;
    }

    /** The names of the collections that hold documents. */
    List<String> collectionNames() {
        return all("system.namespaces").stream()
                .map(it -> ownName((String) it.get("name")))
                .filter(it -> !it.startsWith("system."))
                .toList();
    }

    List<Document> all(String collection) {
        MongoCollection<Integer> found = resolveCollection(collection, false);
        List<Document> documents = new ArrayList<>();
        if (found != null) {
            found.queryAll().forEach(documents::add);
        }
        return documents;
    }

    private String ownName(String namespace) {
        return namespace.substring(getDatabaseName().length() + 1);
    }
}
