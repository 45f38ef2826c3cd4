package io.duban.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A secondary index that is not unique: from key values to the documents that have them. */
final class HashIndex extends Index<Integer> {

    private final Map<KeyValue, Set<Integer>> positions = new HashMap<>();
    private final Map<Object, Integer> positionOfId = new HashMap<>();

    /** The only field, when it is one and at the top level. */
    private final String field;

    private long entries;

    HashIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        String first = keys.getFirst().getKey();
        this.field = keys.size() == 1 && first.indexOf('.') < 0 ? first : null;
    }

    @Override
    public Integer getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Integer> collection) {
        // Nothing can clash in an index that is not unique.
    }

    @Override
    public void add(Document document, Integer position, MongoCollection<Integer> collection) {
        if (isAbsent(document)) {
            return;
        }
        for (KeyValue key : keysOf(document)) {
            if (positions.computeIfAbsent(key, _ -> new LinkedHashSet<>(2)).add(position)) {
                entries++;
            }
        }
        positionOfId.put(document.get("_id"), position);
    }

    @Override
    public Integer remove(Document document) {
        Integer position = positionOfId.remove(document.get("_id"));
        if (position != null) {
            removeAt(document, position);
        }
        return position;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Integer> collection) {
        // Nothing can clash in an index that is not unique.
    }

    @Override
    public void updateInPlace(
            Document before,
            Document after,
            Integer position,
            MongoCollection<Integer> collection) {
        if (hasChanged(before, after)) {
            removeAt(before, position);
            positionOfId.remove(before.get("_id"));
            add(after, position, collection);
        }
    }

    @Override
    public boolean canHandle(Document query) {
        if (!query.keySet().equals(keySet())) {
            return false;
        }
        for (Object value : query.values()) {
            boolean operator =
                    value instanceof Document document
                            && (isCompoundIndex() || !document.keySet().equals(Set.of("$in")));
            if (operator || value == null) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Iterable<Integer> getPositions(Document query) {
        List<Object> values = new ArrayList<>();
        for (IndexKey key : getKeys()) {
            values.add(query.get(key.getKey()));
        }
        if (values.size() == 1 && values.getFirst() instanceof Document in) {
            Set<Integer> found = new TreeSet<>();
            for (Object value : (Collection<?>) in.get("$in")) {
                found.addAll(at(List.of(value)));
            }
            return found;
        }
        return List.copyOf(at(values));
    }

    /** How many documents have these values, without looking at any of them. */
    int size(Document query) {
        if (query.values().stream().anyMatch(Document.class::isInstance)) {
            return Integer.MAX_VALUE;
        }
        List<Object> values = new ArrayList<>();
        getKeys().forEach(it -> values.add(query.get(it.getKey())));
        return at(values).size();
    }

    @Override
    public long getCount() {
        return entries;
    }

    @Override
    public long getDataSize() {
        return entries;
    }

    @Override
    public void drop() {
        positions.clear();
        positionOfId.clear();
        entries = 0;
    }

    private boolean hasChanged(Document before, Document after) {
        if (field == null) {
            return !nullAwareEqualsKeys(before, after);
        }
        Object was = before.get(field);
        Object is = after.get(field);
        boolean same = isPlain(was) && isPlain(is) && Objects.equals(was, is);
        boolean sameThere = before.containsKey(field) == after.containsKey(field);
        return !(same && sameThere) && !nullAwareEqualsKeys(before, after);
    }

    /** The index of one top-level field with a plain value, which most are, needs no more. */
    private Collection<KeyValue> keysOf(Document document) {
        Object value = field == null ? null : document.get(field);
        return value instanceof String || value instanceof Boolean
                ? List.of(new KeyValue(List.of(value)))
                : getKeyValues(document);
    }

    private static boolean isPlain(Object value) {
        return value == null || value instanceof String || value instanceof Boolean;
    }

    private boolean isAbsent(Document document) {
        if (!isSparse()) {
            return false;
        }
        return field == null
                ? keys().stream().noneMatch(document::containsKey)
                : !document.containsKey(field);
    }

    private Set<Integer> at(List<Object> values) {
        return positions.getOrDefault(new KeyValue(values).normalized(), Set.of());
    }

    private void removeAt(Document document, Integer position) {
        for (KeyValue key : keysOf(document)) {
            Set<Integer> found = positions.get(key);
            if (found != null && found.remove(position)) {
                entries--;
                if (found.isEmpty()) {
                    positions.remove(key);
                }
            }
        }
    }
}
