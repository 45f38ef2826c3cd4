package io.duban.local.store;

import java.util.Arrays;

/** Where a document lies in its collection: its id, in order. */
@SuppressWarnings("ArrayRecordComponent") // It compares what is in the array.
record Position(byte[] id) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Position(byte[] otherId) && Arrays.equals(id, otherId);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(id);
    }
}
