package io.duban.complaint.life;

import org.bson.Document;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a command does to a complaint's document.
 *
 * @param name what it is called in the history
 * @param set fields and their new values; among them the estate, when it is another one
 * @param unset fields that go
 * @param told what the history tells of it
 */
public record Change(String name, Map<String, Object> set, Set<String> unset, Document told) {

    public static Change of(String name) {
        return new Change(name, new LinkedHashMap<>(), new LinkedHashSet<>(), new Document());
    }

    public Change with(String field, Object value) {
        set.put(field, value);
        return this;
    }

    public Change without(String field) {
        unset.add(field);
        return this;
    }

    public Change telling(String field, Object value) {
        if (value != null) {
            told.append(field, value);
        }
        return this;
    }

    /** Whether nothing becomes of the complaint, which only remembers that it was done. */
    boolean isNoted() {
        return set.isEmpty() && unset.isEmpty();
    }

    /** The document as it is after the change. */
    Document appliedTo(Document before) {
        Document after = new Document(before);
        after.putAll(set);
        unset.forEach(after::remove);
        return after;
    }
}
