package io.duban.local.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is left of an answer; it is read on when the client asks for more. */
final class StoredCursor extends AbstractCursor {

    private static final int LARGEST_BATCH = 12 << 20;

    private final Documents documents;
    private final UnaryOperator<List<Document>> projection;

    StoredCursor(long id, Documents documents, UnaryOperator<List<Document>> projection) {
        super(id);
        this.documents = documents;
        this.projection = projection;
    }

    @Override
    public synchronized boolean isEmpty() {
        return documents.isEnded();
    }

    /** The next ones, as far as they fit into one answer; 0 asks for as many as that. */
    @Override
    public synchronized List<Document> takeDocuments(int most) {
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        while ((most == 0 || batch.size() < most) && bytes < LARGEST_BATCH) {
            Document next = documents.next();
            if (next == null) {
                break;
            }
            batch.add(next);
            bytes += documents.lastSize();
        }
        return projection.apply(batch);
    }
}
