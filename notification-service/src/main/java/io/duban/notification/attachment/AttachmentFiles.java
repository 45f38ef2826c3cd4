package io.duban.notification.attachment;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;

import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The bytes of attachments, in pieces beside the notices (GridFS); docs/adr/0132 says why there. A
 * file counts when a notice names it; what nobody names is swept away.
 */
public final class AttachmentFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentFiles.class);
    private static final String BUCKET = "attachments";
    private static final String NOTICE = "notice";
    private static final int PIECE = 255 << 10;

    private final GridFSBucket bucket;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> pieces;

    public AttachmentFiles(MongoDatabase store) {
        this.bucket = GridFSBuckets.create(store, BUCKET).withChunkSizeBytes(PIECE);
        this.files = store.getCollection(BUCKET + ".files");
        this.pieces = store.getCollection(BUCKET + ".chunks");
    }

    /**
     * A stored file.
     *
     * @param id by which its bytes are found
     * @param notice to which it was sent
     */
    public record Stored(String id, String notice) {}

    /**
     * Stores the bytes; they count once a notice names the id that is returned.
     *
     * @param notice id of the notice for which they are
     */
    public String store(Arrival arrival, String notice) throws IOException {
        GridFSUploadOptions options =
                new GridFSUploadOptions().metadata(new Document(NOTICE, notice));
        return bucket.uploadFromStream(arrival.sha256(), arrival.bytes(), options).toHexString();
    }

    /** The bytes of a file; empty when they are not there, as after a restore without them. */
    public Optional<InputStream> open(String file) {
        try {
            return Optional.of(bucket.openDownloadStream(new ObjectId(file)));
        } catch (MongoGridFSException e) {
            LOG.warn("The bytes of attachment file {} are not stored: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Takes the bytes away; nothing happens when they are not there. */
    public void delete(String file) {
        files.deleteOne(Filters.eq("_id", new ObjectId(file)));
        pieces.deleteMany(Filters.eq("files_id", new ObjectId(file)));
    }

    /**
     * Takes away what was stored before {@code before} and is named by nobody: whoever stored it
     * ended before it had told its notice.
     *
     * @param named whether the notice of a file names it
     */
    public void sweep(Instant before, Predicate<Stored> named) {
        for (Document first : firstPieces(before)) {
            ObjectId id = first.getObjectId("files_id");
            Document file = files.find(Filters.eq("_id", id)).first();
            if (file == null || !named.test(stored(file))) {
                LOG.info("Attachment file {} belongs to no notice and is taken away.", id);
                delete(id.toHexString());
            }
        }
    }

    private Iterable<Document> firstPieces(Instant before) {
        return pieces.find(
                        Filters.and(
                                Filters.lt("files_id", new ObjectId(Date.from(before))),
                                Filters.eq("n", 0)))
                .projection(Projections.include("files_id"));
    }

    private static Stored stored(Document file) {
        Document metadata = file.get("metadata", new Document());
        return new Stored(file.getObjectId("_id").toHexString(), metadata.getString(NOTICE));
    }
}
