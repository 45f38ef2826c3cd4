package io.duban.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A collection whose changes are journaled and whose queries use the indexes there are. */
final class JournaledCollection extends MemoryCollection {

    /** From here on an index hit is dearer than walking the ids in the order that was asked for. */
    private static final int MANY = 2_000;

    /** The {@code $match} with which the aggregation that is being carried out begins. */
    static final ScopedValue<Document> FIRST_MATCH = ScopedValue.newInstance();

    private final ChangeLog changes;
    private final TreeMap<String, Integer> ids = new TreeMap<>();
    private int otherIds;

    JournaledCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            ChangeLog changes) {
        super(database, name, options, cursors);
        this.changes = changes;
    }

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
        Object id = document.get("_id");
        if (id instanceof String text) {
            ids.put(text, positionOf(id));
        } else {
            otherIds++;
        }
        changes.inserted(getDatabaseName(), getCollectionName(), document);
    }

    @Override
    public synchronized void removeDocument(Document document) {
        super.removeDocument(document);
        forget(document.get("_id"));
        changes.removed(getDatabaseName(), getCollectionName(), document.get("_id"));
    }

    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
        changes.updated(getDatabaseName(), getCollectionName(), after);
    }

    /** Carries out an update that the journal tells of. */
    void redoUpdate(Document after) {
        Object id = after.get("_id");
        Integer position = positionOf(id);
        if (position == null) {
            addDocument(after);
            return;
        }
        Document live = getDocument(position);
        Document before = live.cloneDeeply();
        for (Index<Integer> index : getIndexes()) {
            index.updateInPlace(before, after, position, this);
        }
        live.clear();
        live.putAll(after);
    }

    /** Carries out a removal that the journal tells of. */
    void redoRemoval(Object id) {
        Integer position = positionOf(id);
        if (position != null) {
            super.removeDocument(getDocument(position));
            forget(id);
        }
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            Document order,
            int skip,
            int limit,
            int batchSize,
            Document projection) {
        Document equal = Equalities.of(query);
        Access access = bestAccess(equal);
        boolean pageById = isById(order) && limit > 0 && skip == 0 && otherIds == 0;
        if (pageById && (access == null || access.size() > MANY)) {
            return super.matchDocuments(
                    query, idsInOrder(query, limit), order, skip, limit, batchSize, projection);
        }
        if (access != null) {
            return super.matchDocuments(
                    query,
                    access.index().getPositions(access.query()),
                    order,
                    skip,
                    limit,
                    batchSize,
                    projection);
        }
        return super.queryDocuments(query, order, skip, limit, batchSize, projection);
    }

    /**
     * What an aggregation reads: when it begins with a {@code $match}, no more than that can need.
     */
    @Override
    public Stream<Document> queryAllAsStream() {
        Access access = FIRST_MATCH.isBound() ? bestAccess(Equalities.of(FIRST_MATCH.get())) : null;
        if (access == null) {
            return super.queryAllAsStream();
        }
        List<Document> candidates = new ArrayList<>();
        access.index()
                .getPositions(access.query())
                .forEach(position -> candidates.add(getDocument(position)));
        return candidates.stream();
    }

    @Override
    public synchronized int count(Document query, int skip, int limit) {
        Access access = query == null ? null : bestAccess(Equalities.of(query));
        if (access == null || skip > 0 || limit > 0) {
            return super.count(query, skip, limit);
        }
        int count = 0;
        for (Integer position : access.index().getPositions(access.query())) {
            count += documentMatchesQuery(getDocument(position), query) ? 1 : 0;
        }
        return count;
    }

    /** An index that can answer part of a query, and about how much it leaves to look through. */
    private record Access(Index<Integer> index, Document query, int size) {}

    private Access bestAccess(Document equal) {
        Access best = null;
        for (Index<Integer> index : getIndexes()) {
            Document part = partOf(equal, index);
            if (part != null && index.canHandle(part)) {
                int size = index instanceof HashIndex hash ? hash.size(part) : 1;
                if (best == null || size < best.size()) {
                    best = new Access(index, part, size);
                }
            }
        }
        return best;
    }

    private static Document partOf(Document equal, Index<Integer> index) {
        Document part = new Document();
        for (IndexKey key : index.getKeys()) {
            Object value = equal.get(key.getKey());
            if (value == null) {
                return null;
            }
            part.put(key.getKey(), value);
        }
        return part;
    }

    /** The first matches in order of id, looked for no further than the page needs. */
    private List<Integer> idsInOrder(Document query, int limit) {
        String after = lowerBound(query);
        var candidates = after == null ? ids : ids.tailMap(after, true);
        List<Integer> found = new ArrayList<>(Math.min(limit, 1_024));
        for (Integer position : candidates.values()) {
            if (documentMatchesQuery(getDocument(position), query)) {
                found.add(position);
                if (found.size() == limit) {
                    break;
                }
            }
        }
        return found;
    }

    private static String lowerBound(Document query) {
        String bound = boundOf(query.get("_id"));
        if (query.get("$and") instanceof Iterable<?> parts) {
            for (Object part : parts) {
                if (part instanceof Document document) {
                    String inner = lowerBound(document);
                    bound =
                            bound == null || (inner != null && inner.compareTo(bound) > 0)
                                    ? inner
                                    : bound;
                }
            }
        }
        return bound;
    }

    private static String boundOf(Object demand) {
        if (demand instanceof Document operators) {
            Object bound =
                    Objects.requireNonNullElse(
                            operators.get("$gt"),
                            operators.get("$gte") == null ? "" : operators.get("$gte"));
            return bound instanceof String text && !text.isEmpty() ? text : null;
        }
        return null;
    }

    private static boolean isById(Document order) {
        return order != null
                && order.keySet().equals(java.util.Set.of("_id"))
                && order.get("_id") instanceof Number direction
                && direction.intValue() == 1;
    }

    private Integer positionOf(Object id) {
        for (Index<Integer> index : getIndexes()) {
            if (index.getName().equals("_id_")) {
                return index.getPosition(new Document("_id", id));
            }
        }
        return null;
    }

    private void forget(Object id) {
        if (id instanceof String text) {
            ids.remove(text);
        } else {
            otherIds--;
        }
    }
}
