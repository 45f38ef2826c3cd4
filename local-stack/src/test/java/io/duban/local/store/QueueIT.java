package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;

/** What has gone from a queue is not passed for ever by whoever asks for its first. */
class QueueIT {

    private static final int MANY = 100_000;
    private static final int AT_ONCE = 1_000;
    private static final byte[] QUEUE = Keys.ofData(7);
    private static final Engine.Setup SMALL = new Engine.Setup(16 << 20, false);

    @TempDir private Path folder;

    @Test
    void entries_that_are_gone_are_tidied_up_though_nothing_else_is_written() throws Exception {
        forAll((changes, key) -> changes.put(key, new byte[0]));
        forAll(View.Writing::remove);

        try (Engine engine = open()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> removals() < MANY / 10);
            try (View view = engine.reading()) {
                assertThat(view.get(key(0))).isNull();
                assertThat(view.get(key(MANY - 1))).isNull();
            }
        }
    }

    private void forAll(BiConsumer<View.Writing, byte[]> change) throws IOException {
        try (Engine engine = open()) {
            for (int first = 0; first < MANY; first += AT_ONCE) {
                try (View.Writing changes = engine.writing()) {
                    for (int i = first; i < first + AT_ONCE; i++) {
                        change.accept(changes, key(i));
                    }
                    engine.commit(changes);
                }
            }
        }
    }

    private Engine open() throws IOException {
        return Engine.open(folder, SMALL, Room.on(folder));
    }

    private static byte[] key(int i) {
        return Bytes.concat(QUEUE, ByteBuffer.allocate(4).putInt(i).array());
    }

    private long removals() throws RocksDBException {
        try (Options options = new Options();
                RocksDB files = RocksDB.openReadOnly(options, folder.toString())) {
            return files.getLiveFilesMetaData().stream()
                    .mapToLong(LiveFileMetaData::numDeletions)
                    .sum();
        }
    }
}
