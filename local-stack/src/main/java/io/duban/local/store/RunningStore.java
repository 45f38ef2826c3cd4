package io.duban.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;

/** The store of another process on this machine, as far as the launcher has to talk to it. */
public final class RunningStore {

    private static final int MESSAGE = 2_013;
    private static final int HEADER = 16;
    private static final int FLAGS_AND_KIND = 5;

    private final int port;

    public RunningStore(int port) {
        this.port = port;
    }

    /**
     * Has it lay a copy of what is durable now into its own folder, while it goes on working.
     *
     * @return where the copy lies; it belongs to the caller
     * @throws IOException in the store's words when there is no copy
     */
    public Path checkpoint() throws IOException {
        Document answer = call(new Document(Commands.CHECKPOINT, 1).append("$db", "admin"));
        if (!(answer.get("folder") instanceof String folder)) {
            throw new IOException("the store made no copy: " + answer.get("errmsg"));
        }
        return Path.of(folder);
    }

    private Document call(Document command) throws IOException {
        ByteBuf message = Unpooled.buffer();
        message.writeIntLE(0).writeIntLE(1).writeIntLE(0).writeIntLE(MESSAGE);
        message.writeIntLE(0).writeByte(0);
        BsonEncoder.encodeDocument(command, message);
        message.setIntLE(0, message.readableBytes());
        try (Socket socket = new Socket("127.0.0.1", port)) {
            message.readBytes(socket.getOutputStream(), message.readableBytes());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = Integer.reverseBytes(in.readInt());
            byte[] answer = new byte[length - Integer.BYTES];
            in.readFully(answer);
            int start = HEADER - Integer.BYTES + FLAGS_AND_KIND;
            return BsonDecoder.decodeBson(
                    Unpooled.wrappedBuffer(answer, start, answer.length - start));
        }
    }
}
