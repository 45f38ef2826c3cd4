package io.duban.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * An index whose entries are keys in the order of its fields. An entry of a unique one leads to the
 * id; of any other the id is the end of the key, and so the last field of its order.
 */
final class OrderedIndex extends Index<Position> {

    private final IndexEntry entry;
    private final boolean unique;
    private final boolean endsWithId;
    private final byte[] prefix;
    private volatile long arrays;
    private boolean built;

    OrderedIndex(
            String name, List<IndexKey> keys, boolean sparse, boolean unique, IndexEntry entry) {
        super(name, List.copyOf(keys), sparse);
        this.entry = entry;
        this.unique = unique;
        this.endsWithId = keys.getLast().getKey().equals("_id") && keys.getLast().isAscending();
        this.prefix = Keys.ofData(entry.number());
        this.arrays = entry.arrays();
        this.built = entry.isKept();
    }

    Route route() {
        if (unique) {
            return new Route(prefix, getKeys(), Route.Kind.UNIQUE, isSparse(), arrays);
        }
        List<IndexKey> fields = new ArrayList<>(getKeys());
        if (!endsWithId) {
            fields.add(new IndexKey("_id", true));
        }
        return new Route(prefix, fields, Route.Kind.MANY, isSparse(), arrays);
    }

    /** Makes the entries of documents that were there before, without gathering them in memory. */
    void build(Iterable<Document> documents, MongoCollection<Position> collection, Engine engine) {
        Set<byte[]> last = new TreeSet<>(Arrays::compareUnsigned);
        try (WriteBatch batch = new WriteBatch()) {
            for (Document document : documents) {
                Position position = new Position(OrderedBytes.of(document.get("_id")));
                for (byte[] values : valuesOf(document)) {
                    byte[] key = keyOf(values, position);
                    if (unique && (!last.add(key) || isTaken(values))) {
                        throw duplicate(document, collection);
                    }
                    batch.put(key, valueOf(values, position));
                }
                if (batch.getDataSize() > 1 << 20) {
                    engine.writeAhead(batch);
                    batch.clear();
                    last.clear();
                }
            }
            engine.writeAhead(batch);
        } catch (RocksDBException e) {
            throw StoreFault.of(e);
        }
        keep();
    }

    /** The index is whole from now on. */
    private void keep() {
        entry.keep(arrays);
        built = true;
    }

    @Override
    public boolean isEmpty() {
        return !built;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return super.hasSameOptions(other)
                && isUnique() == other.isUnique()
                && getKeys().toString().equals(other.getKeys().toString());
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Position> collection) {
        // Of one field alone nothing can be wrong with it.
        if (unique || getKeys().size() > 1) {
            Set<byte[]> values = valuesOf(document);
            if (unique && values.stream().anyMatch(this::isTaken)) {
                throw duplicate(document, collection);
            }
        }
    }

    @Override
    public void add(Document document, Position position, MongoCollection<Position> collection) {
        for (byte[] values : valuesOf(document)) {
            changes().put(keyOf(values, position), valueOf(values, position));
        }
    }

    @Override
    public Position remove(Document document) {
        Position position = new Position(OrderedBytes.of(document.get("_id")));
        for (byte[] values : valuesOf(document)) {
            changes().remove(keyOf(values, position));
        }
        return position;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Position> collection) {
        if ((unique || getKeys().size() > 1) && hasChanged(before, after)) {
            Set<byte[]> gained = valuesOf(after);
            gained.removeAll(valuesOf(before));
            if (unique && gained.stream().anyMatch(this::isTaken)) {
                throw duplicate(after, collection);
            }
        }
    }

    @Override
    public void updateInPlace(
            Document before,
            Document after,
            Position position,
            MongoCollection<Position> collection) {
        if (!hasChanged(before, after)) {
            return;
        }
        Set<byte[]> had = valuesOf(before);
        Set<byte[]> has = valuesOf(after);
        for (byte[] values : had) {
            if (!has.contains(values)) {
                changes().remove(keyOf(values, position));
            }
        }
        for (byte[] values : has) {
            if (!had.contains(values)) {
                changes().put(keyOf(values, position), valueOf(values, position));
            }
        }
    }

    /** Its own position says the primary index. */
    @Override
    public Position getPosition(Document document) {
        return null;
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
        Range all = new Range(prefix, Bytes.after(prefix), prefix.length);
        return Scan.count(List.of(all), Command.current().view(), Integer.MAX_VALUE);
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void drop() {
        entry.drop();
    }

    private boolean hasChanged(Document before, Document after) {
        for (IndexKey key : getKeys()) {
            Object was = Utils.getSubdocumentValueCollectionAware(before, key.getKey());
            Object is = Utils.getSubdocumentValueCollectionAware(after, key.getKey());
            if (!Objects.equals(was, is)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTaken(byte[] values) {
        return Command.current().view().get(Bytes.concat(prefix, values)) != null;
    }

    private DuplicateKeyError duplicate(Document document, MongoCollection<Position> collection) {
        KeyValue values = getKeyValues(document).iterator().next();
        return new DuplicateKeyError(this, collection, getKeys(), values);
    }

    private byte[] keyOf(byte[] values, Position position) {
        byte[] key = Bytes.concat(prefix, values);
        return unique || endsWithId ? key : Bytes.concat(key, position.id());
    }

    private byte[] valueOf(byte[] values, Position position) {
        if (unique) {
            return position.id();
        }
        int start = prefix.length + values.length - (endsWithId ? position.id().length : 0);
        return Keys.number(start);
    }

    /** What stands in the keys of a document: one for each element of an array. */
    private Set<byte[]> valuesOf(Document document) {
        Set<byte[]> all = new TreeSet<>(Arrays::compareUnsigned);
        List<Object> values = new ArrayList<>();
        for (IndexKey key : getKeys()) {
            values.add(Utils.getSubdocumentValueCollectionAware(document, key.getKey()));
        }
        if (isSparse() && values.stream().allMatch(Missing.class::isInstance)) {
            return all;
        }
        noteArrays(document, values);
        all.add(new byte[0]);
        for (int i = 0; i < values.size(); i++) {
            all = extended(all, values.get(i), getKeys().get(i).isAscending());
        }
        return all;
    }

    private static Set<byte[]> extended(Set<byte[]> all, Object value, boolean ascending) {
        Collection<?> elements = value instanceof Collection<?> array ? array : null;
        Set<byte[]> longer = new TreeSet<>(Arrays::compareUnsigned);
        for (byte[] start : all) {
            if (elements == null) {
                longer.add(Bytes.concat(start, OrderedBytes.of(value, ascending)));
            } else if (elements.isEmpty()) {
                longer.add(
                        Bytes.concat(start, OrderedBytes.of(OrderedBytes.emptyArray(), ascending)));
            } else {
                elements.forEach(
                        it -> longer.add(Bytes.concat(start, OrderedBytes.of(it, ascending))));
            }
        }
        return longer;
    }

    private void noteArrays(Document document, List<Object> values) {
        long found = 0;
        for (int i = 0; i < values.size(); i++) {
            found |= values.get(i) instanceof Collection<?> ? 1L << i : 0;
        }
        if (Long.bitCount(found) > 1) {
            // Refuses arrays side by side, as a real server does.
            getKeyValues(document);
        }
        if ((arrays | found) != arrays) {
            arrays = arrays | found;
            if (built) {
                entry.keep(arrays);
            }
        }
    }

    private static View.Writing changes() {
        return Command.current().changes();
    }
}
