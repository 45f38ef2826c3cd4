package io.duban.ranking.readmodel;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;

import io.duban.kit.store.DuplicateKey;

import org.bson.Document;
import org.bson.types.Binary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Large texts in the store. They are compressed, because boards repeat themselves from revision to
 * revision, and cut, because a document may not exceed 16 MB.
 */
final class BoardPieces {

    private static final int LARGEST = 8 << 20;

    private final MongoCollection<Document> pieces;

    BoardPieces(MongoDatabase store) {
        this.pieces = store.getCollection("boardPieces");
    }

    /** Writes a text under the id; returns the number of its pieces. */
    int write(String id, byte[] text) {
        byte[] packed = pack(text);
        int count = (packed.length + LARGEST - 1) / LARGEST;
        for (int i = 0; i < count; i++) {
            int end = Math.min((i + 1) * LARGEST, packed.length);
            byte[] piece = Arrays.copyOfRange(packed, i * LARGEST, end);
            Document document =
                    new Document("_id", id + ":" + i).append("bytes", new Binary(piece));
            DuplicateKey.tryAgain(
                    () ->
                            pieces.replaceOne(
                                    Filters.eq("_id", document.get("_id")),
                                    document,
                                    new ReplaceOptions().upsert(true)));
        }
        return count;
    }

    byte[] read(String id, int count) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            Document piece = pieces.find(Filters.eq("_id", id + ":" + i)).first();
            if (piece == null) {
                throw new IllegalStateException("piece " + i + " of " + id + " is missing");
            }
            packed.writeBytes(piece.get("bytes", Binary.class).getData());
        }
        return unpack(packed.toByteArray());
    }

    private static byte[] pack(byte[] text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] unpack(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
