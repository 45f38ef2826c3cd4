package io.duban.notification.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest events, shared by all listeners of this instance. A listener holds nothing but the
 * number of the next event that it wants; one that is too slow finds that event overwritten.
 */
final class EventRing {

    private static final int MOST_AT_ONCE = 256;

    /** A listener holds no more than this, and one event, while it writes. */
    private static final long MOST_BYTES_AT_ONCE = 1 << 20;

    /**
     * An event in the ring.
     *
     * @param after the ring's position once this event has been taken
     * @param sealed {@code after} as it is given out
     */
    record Entry(StreamedEvent event, StreamPosition after, String sealed) {}

    /**
     * What a listener gets.
     *
     * @param next number of the event to ask for next
     * @param position where the ring was after these
     * @param open false when the listener must leave: it fell behind, or the ring has stopped
     */
    record Slice(List<Entry> entries, long next, StreamPosition position, boolean open) {}

    /** Where a new listener begins. */
    record Place(long next, StreamPosition position) {}

    /** Fair, so that in a burst every waiting listener has its turn before the next append. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Condition changed = lock.newCondition();
    private final PositionSeal seal;
    private final Entry[] entries;
    private final long mostBytes;

    /** Where the ring was before the oldest event that it holds. */
    private StreamPosition oldest;

    private StreamPosition end;

    /** Number of the oldest event that it holds. */
    private long first;

    private long next;
    private long bytes;
    private boolean open;

    /**
     * @param size how many events it holds at most
     * @param mostBytes how much they hold together; the latest is held in any case
     */
    EventRing(int size, long mostBytes, PositionSeal seal) {
        this.entries = new Entry[size];
        this.mostBytes = mostBytes;
        this.seal = seal;
    }

    /** Begins, or begins anew after an outage, at a position; what was held stays. */
    void openAt(StreamPosition position) {
        lock.lock();
        try {
            if (end == null) {
                oldest = position;
                end = position;
            }
            open = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends all listeners away. */
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds events.
     *
     * @param position where the log is after them
     */
    void append(List<StreamedEvent> events, StreamPosition position) {
        lock.lock();
        try {
            for (StreamedEvent event : events) {
                add(event);
            }
            end = end.union(position);
            if (!events.isEmpty()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Where whoever has everything up to now begins. */
    Place now() {
        lock.lock();
        try {
            return new Place(next, end);
        } finally {
            lock.unlock();
        }
    }

    /** The event from which whoever is at this position reads on; empty when it is too old. */
    OptionalLong join(StreamPosition position) {
        lock.lock();
        try {
            return position.reaches(oldest) ? OptionalLong.of(first) : OptionalLong.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the events from a number on, waiting until there is one. */
    Slice take(long from, Duration wait) throws InterruptedException {
        lock.lock();
        try {
            long nanos = wait.toNanos();
            while (open && from >= next && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return slice(from);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the ring is open, at the latest after {@code wait}. */
    boolean awaitOpen(Duration wait) throws InterruptedException {
        lock.lock();
        try {
            long nanos = wait.toNanos();
            while (!open && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    private Slice slice(long from) {
        if (!open || from < first) {
            return new Slice(List.of(), from, end, false);
        }
        List<Entry> taken = new ArrayList<>();
        long number = from;
        long size = 0;
        while (number < next && taken.size() < MOST_AT_ONCE && size < MOST_BYTES_AT_ONCE) {
            Entry entry = entries[slot(number++)];
            taken.add(entry);
            size += entry.event().json().length;
        }
        StreamPosition position = number == next ? end : taken.getLast().after();
        return new Slice(taken, number, position, true);
    }

    private void add(StreamedEvent event) {
        bytes += event.json().length;
        while (first < next && (next - first == entries.length || bytes > mostBytes)) {
            dropOldest();
        }
        end = end.with(event.lane(), event.offset() + 1);
        entries[slot(next++)] = new Entry(event, end, seal.seal(end));
    }

    private void dropOldest() {
        Entry dropped = entries[slot(first)];
        entries[slot(first++)] = null;
        oldest = dropped.after();
        bytes -= dropped.event().json().length;
    }

    private int slot(long number) {
        return (int) (number % entries.length);
    }
}
