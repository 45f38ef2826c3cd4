package io.duban.kit.aggregate;

import io.duban.contracts.event.DubanEvent;
import io.duban.kit.outbox.OutboxFields;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * What a decision makes of a document: its next version.
 *
 * @param set fields and their new values; whatever is not named stays
 * @param unset fields that go
 * @param provided what of the document must be as it was read, beside its version, which other
 *     writers leave as it is
 * @param telling the events of a version; none when nobody is to know
 */
public record Revision(
        Document set,
        Set<String> unset,
        List<Bson> provided,
        LongFunction<? extends List<? extends DubanEvent>> telling) {

    /** Sets these fields; the id and the version among them are passed over. */
    public static Revision of(
            Map<String, Object> fields, LongFunction<? extends List<? extends DubanEvent>> events) {
        Document set = new Document(fields);
        set.remove("_id");
        set.remove(OutboxFields.VERSION);
        return new Revision(set, Set.of(), List.of(), events);
    }

    /** Sets one more field. */
    public Revision with(String field, Object value) {
        return new Revision(new Document(set).append(field, value), unset, provided, telling);
    }

    public Revision without(String field) {
        Set<String> more = new LinkedHashSet<>(unset);
        more.add(field);
        return new Revision(set, more, provided, telling);
    }

    /** To be decided again unless this still holds when it is written. */
    public Revision provided(Bson condition) {
        List<Bson> more = new ArrayList<>(provided);
        more.add(condition);
        return new Revision(set, unset, more, telling);
    }
}
