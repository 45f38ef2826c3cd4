package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;

import java.util.Collection;

/** What a query demands to be equal, gathered from its top level and from {@code $and}. */
final class Equalities {

    private Equalities() {}

    /** Field to value, or to {@code {$in: …}}; the query may demand more. */
    static Document of(Document query) {
        Document found = new Document();
        gather(query, found);
        return found;
    }

    private static void gather(Document query, Document found) {
        for (var entry : query.entrySet()) {
            String field = entry.getKey();
            if (field.equals("$and") && entry.getValue() instanceof Collection<?> parts) {
                parts.forEach(
                        part -> {
                            if (part instanceof Document document) {
                                gather(document, found);
                            }
                        });
            } else if (!field.startsWith("$")) {
                note(field, entry.getValue(), found);
            }
        }
    }

    private static void note(String field, Object value, Document found) {
        Object demanded =
                value instanceof Document operator && operator.keySet().contains("$eq")
                        ? operator.get("$eq")
                        : value;
        boolean usable =
                demanded != null
                        && !(demanded instanceof Collection<?>)
                        && (!(demanded instanceof Document operator) || isPlainOrIn(operator));
        if (usable) {
            found.putIfAbsent(field, demanded);
        }
    }

    private static boolean isPlainOrIn(Document document) {
        boolean in = document.keySet().equals(java.util.Set.of("$in"));
        return in || document.keySet().stream().noneMatch(it -> it.startsWith("$"));
    }
}
