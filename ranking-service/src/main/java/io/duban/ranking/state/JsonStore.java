package io.duban.ranking.state;

import io.duban.kit.json.StoredJson;

import org.apache.kafka.streams.state.KeyValueStore;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values as JSON in a state store that holds bytes. A mapper that always writes the same bytes for
 * the same value keeps the change log quiet.
 */
public final class JsonStore<T> {

    private final KeyValueStore<String, byte[]> store;
    private final Function<byte[], T> reader;
    private final Function<T, byte[]> writer;

    public JsonStore(KeyValueStore<String, byte[]> store, JsonMapper mapper, Class<T> form) {
        this.store = store;
        StoredJson json = new StoredJson(mapper);
        this.reader = bytes -> json.read(bytes, form);
        this.writer = json::bytes;
    }

    public Optional<T> get(String key) {
        return Optional.ofNullable(store.get(key)).map(reader);
    }

    /** A value of this store, as it lies there. */
    public T read(byte[] value) {
        return reader.apply(value);
    }

    public void put(String key, T value) {
        store.put(key, writer.apply(value));
    }

    /** The values of all keys that begin with the prefix, in order of key. */
    public List<T> under(String prefix) {
        List<T> values = new ArrayList<>();
        try (var entries = store.range(prefix, Keys.end(prefix))) {
            entries.forEachRemaining(entry -> values.add(reader.apply(entry.value)));
        }
        return values;
    }

    /** Every value, in order of key. */
    public List<T> all() {
        List<T> values = new ArrayList<>();
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> values.add(reader.apply(entry.value)));
        }
        return values;
    }
}
