package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts right what the engine underneath answers otherwise than a real server. */
final class Answers {

    private Answers() {}

    /** It reports all documents as inserted even when some were refused. */
    static Document ofInsert(Document query, Document answer) {
        if (answer.get("writeErrors") instanceof List<?> errors && !errors.isEmpty()) {
            int all = ((Collection<?>) query.get("documents")).size();
            boolean ordered = !Boolean.FALSE.equals(query.get("ordered"));
            int first = ((Number) ((Document) errors.getFirst()).get("index")).intValue();
            answer.put("n", ordered ? first : all - errors.size());
        }
        return answer;
    }

    /** It goes on after an error; an ordered bulk stops at it. */
    static Document ofUpdate(Document query, UnaryOperator<Document> carryOut) {
        if (!isOrderedBulk(query)) {
            return carryOut.apply(query);
        }
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        int index = 0;
        for (Object update : (Collection<?>) query.get("updates")) {
            Document one = new Document(query);
            one.put("updates", List.of(update));
            Document answer = carryOut.apply(one);
            matched += ((Number) answer.get("n")).intValue();
            modified += ((Number) answer.get("nModified")).intValue();
            at(answer.get("upserted"), index, upserted);
            at(answer.get("writeErrors"), index, errors);
            if (!errors.isEmpty()) {
                break;
            }
            index++;
        }
        Document answer = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            answer.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.put("writeErrors", errors);
        }
        return answer.append("ok", 1.0);
    }

    private static boolean isOrderedBulk(Document query) {
        return !Boolean.FALSE.equals(query.get("ordered"))
                && query.get("updates") instanceof Collection<?> updates
                && updates.size() > 1;
    }

    private static void at(Object entries, int index, List<Document> into) {
        if (entries instanceof Collection<?> documents) {
            for (Object entry : documents) {
                Document copy = new Document((Document) entry);
                copy.put("index", index);
                into.add(copy);
            }
        }
    }
}
