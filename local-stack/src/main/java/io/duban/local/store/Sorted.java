package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Documents in an order in which the store does not keep them. All that match are looked at, but no
 * more are kept than will be asked for.
 */
final class Sorted implements Documents {

    private static final int TOO_MUCH_TO_SORT = 292;
    private static final long LARGEST = 32L << 20;

    private record Kept(Document document, int size, long place) {}

    private final Deque<Kept> kept = new ArrayDeque<>();
    private int bytes;

    /**
     * Sorts them now; equals stay as they came.
     *
     * @param first how many will be asked for, 0 for all
     */
    Sorted(Documents all, Comparator<Document> order, int first) {
        Comparator<Kept> complete =
                Comparator.comparing(Kept::document, order).thenComparingLong(Kept::place);
        PriorityQueue<Kept> best = new PriorityQueue<>(complete.reversed());
        long size = 0;
        long place = 0;
        for (Document next = all.next(); next != null; next = all.next()) {
            best.add(new Kept(next, all.lastSize(), place++));
            size += all.lastSize();
            if (first > 0 && best.size() > first) {
                size -= best.remove().size();
            }
            if (size > LARGEST) {
                throw new MongoServerError(
                        TOO_MUCH_TO_SORT,
                        "QueryExceededMemoryLimitNoDiskUseAllowed",
                        "more than 32 MB of documents would have to be sorted; an index in that"
                                + " order is missing");
            }
        }
        List<Kept> sorted = new ArrayList<>(best);
        sorted.sort(complete);
        kept.addAll(sorted);
    }

    @Override
    public Document next() {
        if (kept.isEmpty()) {
            return null;
        }
        bytes = kept.peekFirst().size();
        return kept.removeFirst().document();
    }

    @Override
    public int lastSize() {
        return bytes;
    }

    @Override
    public boolean isEnded() {
        return kept.isEmpty();
    }
}
