package io.duban.ranking.live;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.concurrent.ThreadLocalRandom;

/** Keeps the latest word of the live topic in memory, and which one it was. */
public final class LiveBoardProcessor implements Processor<String, byte[], Void, Void> {

    private final String storeName;
    private KeyValueStore<String, byte[]> store;
    private long version;

    public LiveBoardProcessor(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
        // A store that was read in anew is another one, though it has taken as many records.
        version = ThreadLocalRandom.current().nextLong();
        store.put(LiveRecords.VERSION, LiveRecords.version(version));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        store.put(record.key(), record.value());
        store.put(LiveRecords.VERSION, LiveRecords.version(++version));
    }
}
