package io.duban.ranking.topology;

import io.duban.ranking.live.LiveBoardProcessor;
import io.duban.ranking.state.StateStores;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;

/**
 * What every instance reads for its live board. It runs apart from {@link RankingTopology}: nothing
 * follows from a live board, so nothing that befalls it may hold up a measure.
 */
public final class LiveTopology {

    /** The store of the live board, the same on every instance. */
    static final String STORE = "live";

    private LiveTopology() {}

    /**
     * @param live name of the live board's topic
     */
    public static Topology build(String live) {
        return new Topology()
                .addGlobalStore(
                        StateStores.everywhere(STORE),
                        "live-in",
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        live,
                        "live-board",
                        () -> new LiveBoardProcessor(STORE));
    }
}
