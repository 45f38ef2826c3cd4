package io.duban.local.store;

import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatchWithIndex;

/** What a command sees of the store. */
abstract sealed class View implements AutoCloseable {

    /** The value, or null. */
    abstract byte[] get(byte[] key);

    /** A walk along the keys; to be closed before anything is written. */
    abstract RocksIterator iterator();

    @Override
    public abstract void close();

    /** What was durable when the command began. */
    static final class Reading extends View {

        private final RocksDB database;
        private final Snapshot snapshot;
        private final ReadOptions options;

        Reading(RocksDB database) {
            this.database = database;
            this.snapshot = database.getSnapshot();
            this.options = new ReadOptions().setSnapshot(snapshot);
        }

        @Override
        byte[] get(byte[] key) {
            try {
                return database.get(options, key);
            } catch (RocksDBException e) {
                throw StoreFault.of(e);
            }
        }

        @Override
        RocksIterator iterator() {
            return database.newIterator(options);
        }

        @Override
        public void close() {
            options.close();
            database.releaseSnapshot(snapshot);
            snapshot.close();
        }
    }

    /** What is durable, and on top of it what the commands of this batch have written so far. */
    static final class Writing extends View {

        private final RocksDB database;
        private final WriteBatchWithIndex batch = new WriteBatchWithIndex(true);
        private final ReadOptions options = new ReadOptions();
        private long size;

        Writing(RocksDB database) {
            this.database = database;
        }

        @Override
        byte[] get(byte[] key) {
            try {
                return batch.getFromBatchAndDB(database, options, key);
            } catch (RocksDBException e) {
                throw StoreFault.of(e);
            }
        }

        @Override
        RocksIterator iterator() {
            return batch.newIteratorWithBase(database.newIterator(options), options);
        }

        void put(byte[] key, byte[] value) {
            try {
                batch.put(key, value);
                size += key.length + value.length;
            } catch (RocksDBException e) {
                throw StoreFault.of(e);
            }
        }

        void remove(byte[] key) {
            try {
                batch.delete(key);
                size += key.length;
            } catch (RocksDBException e) {
                throw StoreFault.of(e);
            }
        }

        void mark() {
            batch.setSavePoint();
        }

        /** What was written since the mark stays. */
        void keep() {
            try {
                batch.popSavePoint();
            } catch (RocksDBException e) {
                throw StoreFault.of(e);
            }
        }

        void backToMark() {
            try {
                batch.rollbackToSavePoint();
            } catch (RocksDBException e) {
                throw StoreFault.of(e);
            }
        }

        /** Bytes written so far, roughly. */
        long size() {
            return size;
        }

        WriteBatchWithIndex batch() {
            return batch;
        }

        @Override
        public void close() {
            batch.close();
            options.close();
        }
    }
}
