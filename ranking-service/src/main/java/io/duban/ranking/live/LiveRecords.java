package io.duban.ranking.live;

import io.duban.ranking.state.Keys;

import java.nio.ByteBuffer;

/**
 * How the live board's topic is written: {@code estate|id} with the profile, and {@code month|id}
 * with the number of counted complaints. A month that has closed is deleted.
 */
public final class LiveRecords {

    static final String ESTATE = "estate";

    private LiveRecords() {}

    public static String estateKey(String estateId) {
        return Keys.of(ESTATE, estateId);
    }

    public static byte[] count(long complaints) {
        return ByteBuffer.allocate(Long.BYTES).putLong(complaints).array();
    }

    static long count(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }
}
