package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Documents as they are stored, which is as they travel. */
final class Bson {

    private static final int TOO_LARGE = 10_334;
    private static final int LARGEST = 16 << 20;

    private Bson() {}

    static byte[] of(Document document) {
        ByteBuf buffer = Unpooled.buffer(1_024);
        BsonEncoder.encodeDocument(document, buffer);
        if (buffer.readableBytes() > LARGEST) {
            throw new MongoServerError(
                    TOO_LARGE,
                    "BSONObjectTooLarge",
                    "a document of "
                            + buffer.readableBytes()
                            + " bytes is larger than the "
                            + LARGEST
                            + " that are allowed");
        }
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    static Document document(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
