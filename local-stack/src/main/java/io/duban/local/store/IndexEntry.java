package io.duban.local.store;

import java.nio.ByteBuffer;

/** What the catalogue says of an index: under which number its entries lie, and what they are. */
final class IndexEntry {

    private final byte[] key;
    private final int number;
    private final long arrays;
    private final boolean kept;

    private IndexEntry(byte[] key, int number, long arrays, boolean kept) {
        this.key = key;
        this.number = number;
        this.arrays = arrays;
        this.kept = kept;
    }

    /** Reads the entry, or makes one for an index that is still to be built. */
    static IndexEntry of(byte[] key, Engine engine) {
        byte[] value = Command.current().view().get(key);
        if (value != null) {
            ByteBuffer kept = ByteBuffer.wrap(value);
            return new IndexEntry(key, kept.getInt(), kept.getLong(), true);
        }
        return new IndexEntry(key, engine.nextNumber(), 0, false);
    }

    int number() {
        return number;
    }

    /** A bit for each field that holds an array in some document. */
    long arrays() {
        return arrays;
    }

    /** Whether the catalogue has it, so that the index is whole. */
    boolean isKept() {
        return kept;
    }

    void keep(long arraysNow) {
        View.Writing changes = Command.current().changes();
        changes.put(key, ByteBuffer.allocate(12).putInt(number).putLong(arraysNow).array());
        changes.remove(Keys.ofGarbage(number));
    }

    void drop() {
        View.Writing changes = Command.current().changes();
        changes.remove(key);
        changes.put(Keys.ofGarbage(number), new byte[0]);
    }
}
