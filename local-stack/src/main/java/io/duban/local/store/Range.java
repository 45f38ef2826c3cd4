package io.duban.local.store;

/**
 * Keys that follow one another.
 *
 * @param lower the first that is in it
 * @param upper the first that is behind it; for a point, null
 * @param prefix how many bytes all of them share
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares ranges.
record Range(byte[] lower, byte[] upper, int prefix) {

    static Range point(byte[] key) {
        return new Range(key, null, key.length);
    }

    boolean isPoint() {
        return upper == null;
    }
}
