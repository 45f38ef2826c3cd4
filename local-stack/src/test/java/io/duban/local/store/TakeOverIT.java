package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** What the release before has kept in a journal is read in at the first start. */
class TakeOverIT {

    @TempDir private Path folder;
    private final ByteBuf journal = Unpooled.buffer();

    @Test
    void documents_and_indexes_are_taken_over_and_the_journal_is_kept_aside() throws Exception {
        write(aJournal());
        Files.createDirectories(folder.resolve("taking-over"));
        Files.writeString(folder.resolve("taking-over/half"), "what a crash has left");

        for (int start = 0; start < 2; start++) {
            try (StoreProcess server = StoreProcess.start(folder);
                    MongoClient client = server.client()) {
                assertThat(server.said().contains("100 %")).isEqualTo(start == 0);
                MongoCollection<org.bson.Document> taken =
                        client.getDatabase("d").getCollection("c");
                assertThat(taken.find(Filters.eq("n", 2)).map(it -> it.getString("_id")))
                        .containsExactly("a");
                assertThat(taken.countDocuments()).isEqualTo(2);
                assertThat(taken.listIndexes()).hasSize(2);
            }
        }
        assertThat(folder.resolve("journal")).doesNotExist();
        assertThat(folder.resolve("journal.taken-over")).exists();
        assertThat(folder.resolve("taking-over")).doesNotExist();
    }

    @Test
    void a_torn_end_was_never_acknowledged() throws Exception {
        byte[] whole = aJournal();
        write(java.util.Arrays.copyOf(whole, whole.length - 2));

        try (StoreProcess server = StoreProcess.start(folder);
                MongoClient client = server.client()) {
            assertThat(client.getDatabase("d").getCollection("c").countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void a_damaged_journal_is_not_taken_over_in_part() throws Exception {
        byte[] whole = aJournal();
        whole[20] ^= 1;
        write(whole);

        try (StoreProcess server = StoreProcess.start(folder)) {
            assertThat(server.isReady()).isFalse();
            assertThat(server.said()).contains(folder.resolve("journal") + " is damaged at byte 0");
        }
        assertThat(folder.resolve("journal")).exists();
    }

    private byte[] aJournal() {
        record(
                new Document("t", "c")
                        .append("db", "d")
                        .append(
                                "q",
                                new Document("createIndexes", "c")
                                        .append(
                                                "indexes",
                                                List.of(
                                                        new Document("key", new Document("n", 1))
                                                                .append("name", "n")))));
        record(inserted("a", 1), inserted("b", 1), inserted("gone", 2));
        record(changed("u").append("d", new Document("_id", "a").append("n", 2)));
        record(changed("d").append("id", "gone"));
        record(changed("u").append("d", new Document("_id", "b").append("n", 7)));
        record(changed("d").append("id", "b"));
        record(inserted("c", 9));
        byte[] bytes = new byte[journal.readableBytes()];
        journal.readBytes(bytes);
        return bytes;
    }

    private static Document inserted(String id, int n) {
        return changed("i").append("d", new Document("_id", id).append("n", n));
    }

    private static Document changed(String kind) {
        return new Document("t", kind).append("db", "d").append("k", "c");
    }

    private void record(Document... changes) {
        ByteBuf record = Unpooled.buffer();
        for (Document change : new ArrayList<>(List.of(changes))) {
            BsonEncoder.encodeDocument(change, record);
        }
        CRC32 crc = new CRC32();
        crc.update(record.nioBuffer());
        journal.writeInt(record.readableBytes()).writeInt((int) crc.getValue());
        journal.writeBytes(record);
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(folder.resolve("journal"), bytes);
    }
}
