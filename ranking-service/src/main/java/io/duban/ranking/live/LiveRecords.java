package io.duban.ranking.live;

import io.duban.ranking.board.Timeliness;
import io.duban.ranking.state.Keys;

import java.nio.ByteBuffer;

/**
 * How the live boards' topic is written: {@code estate|id} with the profile; {@code month|id} with
 * the number of counted complaints and their timeliness, deleted when the month has closed. Then
 * the merge step writes what the month's estates add up to, for periods longer than a month.
 */
public final class LiveRecords {

    static final String ESTATE = "estate";

    /** Not on the topic: changes in the store with every record of it. */
    static final String VERSION = "~version";

    private LiveRecords() {}

    public static String estateKey(String estateId) {
        return Keys.of(ESTATE, estateId);
    }

    public static byte[] count(long complaints, Timeliness timeliness) {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(complaints)
                .putLong(timeliness.due())
                .putLong(timeliness.inTime())
                .array();
    }

    static byte[] version(long version) {
        return ByteBuffer.allocate(Long.BYTES).putLong(version).array();
    }

    static LiveCount count(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return new LiveCount(buffer.getLong(), new Timeliness(buffer.getLong(), buffer.getLong()));
    }
}
