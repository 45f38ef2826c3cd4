package io.duban.ranking.topology;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

import java.util.Map;

/**
 * Memory outside the heap that all state stores of the process share: without it every store of
 * every partition would take its own.
 */
final class RocksBudget implements AutoCloseable {

    /** Under this key the budget travels in the configuration of the streams. */
    static final String CONFIG_KEY = "duban.rocks.budget";

    private static final long BLOCKS = 32L << 20;
    private static final long WRITES = 16L << 20;
    private static final int WRITE_BUFFER = 4 << 20;

    private final Cache blocks;
    private final WriteBufferManager writes;

    RocksBudget() {
        RocksDB.loadLibrary();
        blocks = new LRUCache(BLOCKS);
        writes = new WriteBufferManager(WRITES, blocks);
    }

    @Override
    public void close() {
        writes.close();
        blocks.close();
    }

    private void apply(Options options) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(blocks);
        table.setCacheIndexAndFilterBlocks(true);
        // Most tickets are new: their absence is told by the filters, which must not be read again.
        table.setPinL0FilterAndIndexBlocksInCache(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(writes);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
    }

    /** Made by Kafka Streams for every store. */
    public static final class Setter implements RocksDBConfigSetter {
        @Override
        public void setConfig(String store, Options options, Map<String, Object> config) {
            if (config.get(CONFIG_KEY) instanceof RocksBudget budget) {
                budget.apply(options);
            }
        }

        @Override
        public void close(String store, Options options) {
            // The budget outlives the store; whoever made it closes it.
        }
    }
}
