package io.duban.kit.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;

import java.util.function.Supplier;

/**
 * Writes by id that several may make at the same time. Of two upserts of one new id, or two
 * inserts, the store may answer a duplicate key to the one that came second: it has lost a race and
 * finds the document there when it tries again.
 */
public final class DuplicateKey {

    /** After the first loss the document is there, so the second attempt decides; one to spare. */
    private static final int ATTEMPTS = 3;

    private DuplicateKey() {}

    /**
     * Makes an upsert, again when it has lost. It must be one that may be repeated.
     *
     * @throws MongoException the store's refusal; a duplicate key only when that is no lost race
     */
    public static <R> R tryAgain(Supplier<R> upsert) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return upsert.get();
            } catch (MongoException e) {
                if (!isSaidBy(e)) {
                    throw e;
                }
            }
        }
        return upsert.get();
    }

    /** Whether that, and nothing else, is what the store says. */
    public static boolean isSaidBy(MongoException e) {
        if (e instanceof MongoBulkWriteException bulk) {
            return bulk.getWriteConcernError() == null
                    && !bulk.getWriteErrors().isEmpty()
                    && bulk.getWriteErrors().stream()
                            .allMatch(it -> it.getCategory() == ErrorCategory.DUPLICATE_KEY);
        }
        return ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }
}
