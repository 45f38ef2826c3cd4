package io.duban.ranking.state;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.Map;

/** How our state stores are made: persistent, backed by a change log that takes large values. */
public final class StateStores {

    private static final Map<String, String> CHANGE_LOG =
            Map.of("max.message.bytes", Integer.toString(16 << 20));

    private StateStores() {}

    /** A store whose keys are written again and again between commits. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> cached(String name) {
        return plain(name).withCachingEnabled();
    }

    /** A store whose keys are mostly written once. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> plain(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGE_LOG);
    }

    /** The same on every instance, in memory, filled from a topic of its own. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> everywhere(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled();
    }
}
