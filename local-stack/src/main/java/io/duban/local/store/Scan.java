package io.duban.local.store;

import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A walk along ranges of keys that goes on where it stopped. Between two reads it holds nothing of
 * the engine, so it may rest between two calls of a client, and what it has met may be changed.
 */
final class Scan {

    private final List<Range> ranges;
    private final boolean merged;
    private final boolean backwards;
    private int current;
    private byte[] last;

    Scan(List<Range> ranges, boolean merged, boolean backwards) {
        this.ranges = backwards && !merged ? ranges.reversed() : ranges;
        this.merged = merged;
        this.backwards = backwards;
    }

    /** The next entries; fewer than asked for only at the end. */
    List<Route.Entry> read(View view, int most) {
        return merged ? readMerged(view, most) : readInTurn(view, most);
    }

    /** How many entries lie in the ranges, counted no further than asked for. */
    static int count(List<Range> ranges, View view, int most) {
        int count = 0;
        try (RocksIterator iterator = view.iterator()) {
            for (Range range : ranges) {
                byte[] upper = range.isPoint() ? Bytes.after(range.lower()) : range.upper();
                iterator.seek(range.lower());
                while (count < most
                        && iterator.isValid()
                        && Arrays.compareUnsigned(iterator.key(), upper) < 0) {
                    count++;
                    iterator.next();
                }
            }
        }
        return count;
    }

    private List<Route.Entry> readInTurn(View view, int most) {
        List<Route.Entry> found = new ArrayList<>();
        while (current < ranges.size() && found.size() < most) {
            Range range = ranges.get(current);
            if (range.isPoint()) {
                byte[] value = view.get(range.lower());
                if (value != null) {
                    found.add(new Route.Entry(range.lower(), value));
                }
                current++;
            } else {
                walk(view, most, found);
            }
        }
        return found;
    }

    private void walk(View view, int most, List<Route.Entry> found) {
        try (RocksIterator iterator = view.iterator()) {
            while (current < ranges.size()
                    && !ranges.get(current).isPoint()
                    && found.size() < most) {
                Range range = ranges.get(current);
                seek(iterator, range, last);
                while (found.size() < most && isIn(iterator, range)) {
                    last = iterator.key();
                    found.add(new Route.Entry(last, iterator.value()));
                    step(iterator);
                }
                if (found.size() < most) {
                    current++;
                    last = null;
                }
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared by their suffixes only.
    private record Head(RocksIterator iterator, Range range, byte[] suffix) {}

    private List<Route.Entry> readMerged(View view, int most) {
        List<RocksIterator> open = new ArrayList<>();
        Comparator<Head> order = Comparator.comparing(Head::suffix, Arrays::compareUnsigned);
        PriorityQueue<Head> heads = new PriorityQueue<>(backwards ? order.reversed() : order);
        List<Route.Entry> found = new ArrayList<>();
        try {
            for (Range range : ranges) {
                RocksIterator iterator = view.iterator();
                open.add(iterator);
                byte[] prefix = Arrays.copyOf(range.lower(), range.prefix());
                seek(iterator, range, last == null ? null : Bytes.concat(prefix, last));
                push(heads, iterator, range);
            }
            while (found.size() < most && !heads.isEmpty()) {
                Head head = heads.poll();
                found.add(new Route.Entry(head.iterator().key(), head.iterator().value()));
                last = head.suffix();
                step(head.iterator());
                push(heads, head.iterator(), head.range());
            }
            return found;
        } finally {
            open.forEach(RocksIterator::close);
        }
    }

    private void push(PriorityQueue<Head> heads, RocksIterator iterator, Range range) {
        if (isIn(iterator, range)) {
            heads.add(new Head(iterator, range, Bytes.from(iterator.key(), range.prefix())));
        }
    }

    /** To the first entry of the range, or to the one behind that which was met last. */
    private void seek(RocksIterator iterator, Range range, byte[] met) {
        if (!backwards) {
            byte[] start =
                    met == null || Arrays.compareUnsigned(met, range.lower()) < 0
                            ? range.lower()
                            : met;
            iterator.seek(start);
        } else {
            byte[] start =
                    met == null || Arrays.compareUnsigned(met, range.upper()) > 0
                            ? range.upper()
                            : met;
            iterator.seekForPrev(start);
            if (iterator.isValid() && Arrays.equals(iterator.key(), range.upper())) {
                iterator.prev();
            }
        }
        if (met != null && iterator.isValid() && Arrays.equals(iterator.key(), met)) {
            step(iterator);
        }
    }

    private void step(RocksIterator iterator) {
        if (backwards) {
            iterator.prev();
        } else {
            iterator.next();
        }
    }

    private boolean isIn(RocksIterator iterator, Range range) {
        if (!iterator.isValid()) {
            try {
                iterator.status();
            } catch (RocksDBException e) {
                throw StoreFault.of(e);
            }
            return false;
        }
        return backwards
                ? Arrays.compareUnsigned(iterator.key(), range.lower()) >= 0
                : Arrays.compareUnsigned(iterator.key(), range.upper()) < 0;
    }
}
