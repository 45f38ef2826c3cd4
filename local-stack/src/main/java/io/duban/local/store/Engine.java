package io.duban.local.store;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.Checkpoint;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;
import org.rocksdb.TablePropertiesCollectorFactory;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * RocksDB as the store needs it: a bounded share of memory, a checksum on everything that is read,
 * and a write-ahead log that must be whole up to where a crash has torn it.
 */
final class Engine implements AutoCloseable {

    private static final byte FORMAT = 1;
    private static final long MEGABYTE = 1L << 20;

    /**
     * What is larger than a part of the cache is never kept in it, and read from the disk by every
     * call that needs it; so the parts are few, and filters and indexes lie in blocks.
     */
    private static final int CACHE_PARTS_BITS = 3;

    private static final int METADATA_BLOCK = 8 * 1024;

    /** What is rewritten at once: the less, the cheaper it is to tidy up a part. */
    private static final long FILE = 16 * MEGABYTE;

    /**
     * A queue is an index whose entries come at one end and go at the other, and whoever asks for
     * its first has to pass all that are gone. So a file is tidied up in which so many keys in a
     * row are mostly removed ones. Shorter rows would make every file one, as every write passes
     * queues.
     */
    private static final int ROW = 1 << 16;

    private static final int MANY_OF_A_ROW = ROW / 2;

    static {
        RocksDB.loadLibrary();
    }

    private final RocksDB database;
    private final WriteOptions writing;
    private final Room room;
    private final long reserve;
    private final List<AutoCloseable> parts;

    private Engine(RocksDB database, Setup setup, Room room, List<AutoCloseable> parts) {
        this.database = database;
        this.writing = new WriteOptions().setSync(setup.fsync());
        this.room = room;
        this.reserve = setup.memory() / 2;
        this.parts = parts;
    }

    /**
     * How the engine is set up.
     *
     * @param memory bytes for the block cache, of which write buffers take up to a quarter
     * @param fsync whether a write returns only when the disk says that it holds it
     */
    record Setup(long memory, boolean fsync) {

        static final Setup DEFAULT = new Setup(256 * MEGABYTE, false);

        Setup {
            if (memory < 16 * MEGABYTE) {
                throw new IllegalArgumentException(
                        "the store's memory must be at least 16 MB but is " + memory + " bytes");
            }
        }
    }

    /**
     * Opens the folder, or makes it.
     *
     * @throws StoreFault when what lies there is damaged; it names the file and the remedy
     */
    static Engine open(Path folder, Setup setup, Room room) throws IOException {
        Files.createDirectories(folder);
        refuseHeadless(folder);
        LogTail.check(folder);
        Cache cache = new LRUCache(setup.memory(), CACHE_PARTS_BITS);
        WriteBufferManager buffers = new WriteBufferManager(setup.memory() / 4, cache);
        BloomFilter bloom = new BloomFilter(10);
        TablePropertiesCollectorFactory removals =
                TablePropertiesCollectorFactory.NewCompactOnDeletionCollectorFactory(
                        ROW, MANY_OF_A_ROW, 0);
        Options options = options(setup, cache, buffers, bloom);
        options.setTablePropertiesCollectorFactory(List.of(removals));
        try {
            RocksDB database = RocksDB.open(options, folder.toString());
            Engine engine =
                    new Engine(
                            database,
                            setup,
                            room,
                            List.of(options, removals, bloom, buffers, cache));
            engine.prepare();
            return engine;
        } catch (RocksDBException e) {
            throw StoreFault.ofOpening(folder, e);
        }
    }

    private static Options options(
            Setup setup, Cache cache, WriteBufferManager buffers, BloomFilter bloom) {
        return new Options()
                .setCreateIfMissing(true)
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setWriteBufferManager(buffers)
                .setWriteBufferSize(Math.max(4 * MEGABYTE, setup.memory() / 8))
                .setMaxWriteBufferNumber(3)
                .setTargetFileSizeBase(FILE)
                .setMaxBackgroundJobs(2)
                .setMaxOpenFiles(512)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setLevelCompactionDynamicLevelBytes(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(3)
                .setMaxLogFileSize(8 * MEGABYTE)
                .setTableFormatConfig(
                        new BlockBasedTableConfig()
                                .setBlockCache(cache)
                                .setBlockSize(8 * 1024)
                                .setFilterPolicy(bloom)
                                .setIndexType(IndexType.kTwoLevelIndexSearch)
                                .setPartitionFilters(true)
                                .setMetadataBlockSize(METADATA_BLOCK)
                                .setPinTopLevelIndexAndFilter(true)
                                .setCacheIndexAndFilterBlocks(true)
                                .setPinL0FilterAndIndexBlocksInCache(true));
    }

    /** The library would take a folder that has lost its head for an empty one, and clean it up. */
    private static void refuseHeadless(Path folder) throws IOException {
        if (Files.exists(folder.resolve("CURRENT"))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.anyMatch(it -> it.toString().endsWith(".sst") || isManifest(it))) {
                throw new StoreFault(
                        StoreFault.Kind.DAMAGED,
                        StoreFault.damaged(folder.resolve("CURRENT") + " is missing"),
                        null);
            }
        }
    }

    private static boolean isManifest(Path file) {
        return file.getFileName().toString().startsWith("MANIFEST-");
    }

    /** Checks the form of what is stored, and throws away what was left of it. */
    private void prepare() throws RocksDBException {
        byte[] format = database.get(Keys.FORMAT);
        if (format == null) {
            database.put(writing, Keys.FORMAT, new byte[] {FORMAT});
        } else if (format[0] != FORMAT) {
            throw new StoreFault(
                    StoreFault.Kind.DAMAGED,
                    "the document store was written by a newer release (form " + format[0] + ")",
                    null);
        }
        try (RocksIterator garbage = database.newIterator()) {
            for (garbage.seek(Keys.GARBAGE);
                    garbage.isValid() && Bytes.startsWith(garbage.key(), Keys.GARBAGE);
                    garbage.next()) {
                int number = Keys.number(Bytes.from(garbage.key(), Keys.GARBAGE.length));
                byte[] prefix = Keys.ofData(number);
                database.deleteRange(writing, prefix, Bytes.after(prefix));
                database.delete(writing, garbage.key());
            }
        }
    }

    View.Reading reading() {
        return new View.Reading(database);
    }

    View.Writing writing() {
        return new View.Writing(database);
    }

    /**
     * Writes everything or nothing.
     *
     * @throws StoreFault when it is not written, or not known to be
     */
    void commit(View.Writing changes) {
        try {
            if (changes.batch().count() == 0) {
                return;
            }
            requireRoom(changes.size());
            database.write(writing, changes.batch());
        } catch (RocksDBException e) {
            throw StoreFault.of(e);
        }
    }

    /** Writes what nothing refers to yet, such as the entries of an index that is being built. */
    void writeAhead(WriteBatch entries) {
        try {
            requireRoom(entries.getDataSize());
            database.write(writing, entries);
        } catch (RocksDBException e) {
            throw StoreFault.of(e);
        }
    }

    /**
     * A number that no collection and no index has ever had. What is written under it is thrown
     * away at the next start unless the catalogue names it by then.
     */
    int nextNumber() {
        try (WriteBatch batch = new WriteBatch()) {
            byte[] next = database.get(Keys.NEXT);
            int number = next == null ? 1 : Keys.number(next);
            batch.put(Keys.NEXT, Keys.number(number + 1));
            batch.put(Keys.ofGarbage(number), new byte[0]);
            writeAhead(batch);
            return number;
        } catch (RocksDBException e) {
            throw StoreFault.of(e);
        }
    }

    /**
     * The library needs room to tidy up with; without it, it stops, and reads may fail with it. So
     * writes are refused while there is still some left.
     */
    private void requireRoom(long size) {
        try {
            long left = room.left();
            if (left < reserve + 2 * size) {
                throw new StoreFault(
                        StoreFault.Kind.FULL,
                        "the disk is full: %d MB are left, and %d MB must stay free; writes go on by themselves when there is room again"
                                .formatted(left / MEGABYTE, reserve / MEGABYTE),
                        null);
            }
        } catch (IOException e) {
            throw new StoreFault(StoreFault.Kind.FAILED, "the disk does not answer: " + e, e);
        }
    }

    /** Bytes on disk under a prefix, roughly. */
    long size(byte[] prefix) {
        try (var from = new Slice(prefix);
                var to = new Slice(Bytes.after(prefix))) {
            return database.getApproximateSizes(
                            List.of(new org.rocksdb.Range(from, to)),
                            SizeApproximationFlag.INCLUDE_FILES,
                            SizeApproximationFlag.INCLUDE_MEMTABLES)[0];
        }
    }

    /**
     * Lays a whole copy of what is durable now beside the store, in the place of the one before.
     * Files that never change are linked, not copied.
     *
     * @return where it lies
     */
    synchronized Path checkpoint() {
        Path copy = Path.of(database.getName()).resolveSibling("checkpoint");
        try (Checkpoint checkpoint = Checkpoint.create(database)) {
            Folders.delete(copy);
            checkpoint.createCheckpoint(copy.toString());
            return copy.toAbsolutePath();
        } catch (RocksDBException e) {
            throw StoreFault.of(e);
        } catch (IOException e) {
            throw new StoreFault(StoreFault.Kind.FAILED, "no copy can be made: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            database.closeE();
        } catch (RocksDBException e) {
            throw StoreFault.of(e);
        } finally {
            writing.close();
            for (AutoCloseable part : parts) {
                closeQuietly(part);
            }
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
