package io.duban.complaint;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import com.mongodb.ConnectionString;

import io.duban.teststack.TestStack;

import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The test stack's document store as a member of a replica set that may stop being its primary. */
public final class SteppingDownStore implements AutoCloseable {

    /** What becomes of writes. */
    public enum Writes {
        /** They are made. */
        MADE,
        /** They are refused, for there is another primary. */
        REFUSED,
        /** They are made, and then nobody knows whether the majority has them. */
        UNSURE
    }

    private static final int MESSAGE = 2_013;
    private static final int DOCUMENT_AT = 21;
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ServerSocket listener;
    private final String host;
    private final int storePort;
    private volatile Writes writes = Writes.MADE;

    public SteppingDownStore() {
        String address = new ConnectionString(TestStack.shared().mongoUri()).getHosts().getFirst();
        this.host = address.split(":")[0];
        this.storePort = Integer.parseInt(address.split(":")[1]);
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + listener.getLocalPort() + "/?directConnection=true";
    }

    public void set(Writes become) {
        writes = become;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket store = new Socket(host, storePort);
                connections.add(client);
                connections.add(store);
                Set<Integer> unsure = ConcurrentHashMap.newKeySet();
                Thread.ofVirtual().start(() -> pass(client, store, it -> ask(it, client, unsure)));
                Thread.ofVirtual().start(() -> pass(store, client, it -> answer(it, unsure)));
            } catch (IOException e) {
                // Closed; the loop's condition ends it.
            }
        }
    }

    private interface Change {
        /** What goes on instead of the message; null for nothing. */
        byte[] of(byte[] message) throws IOException;
    }

    private static void pass(Socket from, Socket to, Change change) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            while (true) {
                byte[] length = in.readNBytes(Integer.BYTES);
                if (length.length < Integer.BYTES) {
                    throw new EOFException();
                }
                int all = ByteBuffer.wrap(length).order(LITTLE_ENDIAN).getInt();
                byte[] message = new byte[all];
                System.arraycopy(length, 0, message, 0, length.length);
                in.readFully(message, length.length, all - length.length);
                byte[] changed = change.of(message);
                if (changed != null) {
                    out.write(changed);
                }
            }
        } catch (IOException e) {
            // One of them has gone; both ends are closed.
        }
    }

    private byte[] ask(byte[] message, Socket client, Set<Integer> unsure) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(message).order(LITTLE_ENDIAN);
        boolean write =
                header.getInt(12) == MESSAGE && WRITES.contains(document(message).getFirstKey());
        if (!write || writes == Writes.MADE) {
            return message;
        }
        int request = header.getInt(4);
        if (writes == Writes.UNSURE) {
            unsure.add(request);
            return message;
        }
        BsonDocument refusal = error(10_107, "NotWritablePrimary").append("ok", new BsonDouble(0));
        client.getOutputStream().write(reply(request, refusal));
        return null;
    }

    private static byte[] answer(byte[] message, Set<Integer> unsure) {
        int request = ByteBuffer.wrap(message).order(LITTLE_ENDIAN).getInt(8);
        if (!unsure.remove(request)) {
            return message;
        }
        BsonDocument answer = document(message).decode(CODEC);
        return reply(request, answer.append("writeConcernError", error(91, "ShutdownInProgress")));
    }

    private static RawBsonDocument document(byte[] message) {
        int length = ByteBuffer.wrap(message).order(LITTLE_ENDIAN).getInt(DOCUMENT_AT);
        return new RawBsonDocument(message, DOCUMENT_AT, length);
    }

    private static BsonDocument error(int code, String name) {
        return new BsonDocument("code", new BsonInt32(code))
                .append("codeName", new BsonString(name))
                .append("errmsg", new BsonString("the primary steps down"));
    }

    private static byte[] reply(int request, BsonDocument document) {
        ByteBuffer bson = new RawBsonDocument(document, CODEC).getByteBuffer().asNIO();
        int length = DOCUMENT_AT + bson.remaining();
        return ByteBuffer.allocate(length)
                .order(LITTLE_ENDIAN)
                .putInt(length)
                .putInt(0)
                .putInt(request)
                .putInt(MESSAGE)
                .putInt(0)
                .put((byte) 0)
                .put(bson)
                .array();
    }
}
