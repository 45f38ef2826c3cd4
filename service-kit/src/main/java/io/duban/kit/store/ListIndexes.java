package io.duban.kit.store;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

import org.bson.Document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Indexes of lists that are narrowed by one field and read page by page. The order of the list is
 * part of each, so that a page is found where the last one ended and nothing is sorted.
 */
public final class ListIndexes {

    private static final int NO_SUCH_INDEX = 27;

    private ListIndexes() {}

    /**
     * Declares {@code {field, order}} for each of the fields, and drops the index of the field
     * alone that an earlier release declared.
     *
     * @param order the field by which the list is ordered; its values are unique
     */
    public static void declare(
            MongoCollection<Document> documents, String order, Set<String> fields) {
        for (String field : fields) {
            documents.createIndex(
                    Indexes.ascending(field, order), new IndexOptions().name(field + "," + order));
        }
        List<String> outdated = new ArrayList<>();
        for (Document index : documents.listIndexes()) {
            Set<String> keys = index.get("key", Document.class).keySet();
            if (keys.size() == 1 && fields.containsAll(keys)) {
                outdated.add(index.getString("name"));
            }
        }
        outdated.forEach(it -> drop(documents, it));
    }

    private static void drop(MongoCollection<Document> documents, String name) {
        try {
            documents.dropIndex(name);
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NO_SUCH_INDEX) {
                throw e;
            }
            // Another instance that starts at the same time has dropped it.
        }
    }
}
