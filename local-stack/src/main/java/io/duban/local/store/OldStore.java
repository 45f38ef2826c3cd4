package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes over, once, what an earlier release has kept in its journal. Everything is read into a
 * folder aside, which takes its place when it is whole; a crash on the way starts over.
 */
final class OldStore {

    private static final int TOGETHER = 4 << 20;
    private static final Channel NO_CHANNEL = new EmbeddedChannel();

    private final Path journal;
    private final Path draft;
    private final Path store;
    private final Consumer<String> progress;

    /**
     * The old store in a folder.
     *
     * @param store where the new one is to be
     * @param progress is told what a person at the terminal may want to know
     */
    OldStore(Path folder, Path store, Consumer<String> progress) {
        this.journal = folder.resolve("journal");
        this.draft = folder.resolve("taking-over");
        this.store = store;
        this.progress = progress;
    }

    /** Reads it in, if there is one that has not been. */
    void takeOver(Engine.Setup setup) throws IOException {
        if (Files.exists(journal) && !Files.exists(store)) {
            Folders.delete(draft);
            try (StoredBackend backend =
                    new StoredBackend(Engine.open(draft, setup, Room.on(journal.getParent())))) {
                read(backend);
            }
            Files.move(draft, store, StandardCopyOption.ATOMIC_MOVE);
        }
        if (Files.exists(journal)) {
            Files.move(
                    journal,
                    journal.resolveSibling("journal.taken-over"),
                    StandardCopyOption.REPLACE_EXISTING);
            progress.accept(
                    "the documents of the last release have been taken over; "
                            + journal
                            + ".taken-over is no longer needed");
        }
    }

    private void read(StoredBackend backend) throws IOException {
        long size = Math.max(1, Files.size(journal));
        List<ByteBuf> together = new ArrayList<>();
        long[] bytes = {0, -1};
        new OldJournal(journal)
                .read(
                        (record, end) -> {
                            together.add(record);
                            bytes[0] += record.readableBytes();
                            if (bytes[0] > TOGETHER) {
                                redo(backend, together);
                                bytes[0] = 0;
                            }
                            long percent = 100 * end / size;
                            if (percent > bytes[1]) {
                                bytes[1] = percent;
                                progress.accept(
                                        "taking over the documents of the last release: "
                                                + percent
                                                + " %");
                            }
                        });
        redo(backend, together);
    }

    private static void redo(StoredBackend backend, List<ByteBuf> records) {
        backend.change(
                () -> {
                    for (ByteBuf record : records) {
                        while (record.isReadable()) {
                            redo(backend, BsonDecoder.decodeBson(record));
                        }
                    }
                });
        records.clear();
    }

    private static void redo(StoredBackend backend, Document change) {
        String database = (String) change.get("db");
        String kind = (String) change.get("t");
        if (kind.equals("c")) {
            Document command = (Document) change.get("q");
            backend.handleCommand(
                    NO_CHANNEL, database, command.keySet().iterator().next(), command);
            return;
        }
        StoredCollection collection =
                ((StoredDatabase) backend.resolveDatabase(database))
                        .collection((String) change.get("k"));
        switch (kind) {
            case "i", "u" -> collection.restore((Document) change.get("d"));
            case "d" -> collection.forget(change.get("id"));
            default ->
                    throw new IllegalStateException("unknown change '" + kind + "' in the journal");
        }
    }
}
