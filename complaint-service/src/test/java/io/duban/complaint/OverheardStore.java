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
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The test stack's document store behind a wire on which its messages can be changed. */
abstract class OverheardStore implements AutoCloseable {

    private static final int MESSAGE = 2_013;
    private static final int DOCUMENT_AT = 21;
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ServerSocket listener;
    private final String host;
    private final int storePort;

    OverheardStore() {
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

    public final String uri() {
        return "mongodb://127.0.0.1:" + listener.getLocalPort() + "/?directConnection=true";
    }

    /** The answer to a command that the store is not asked; null when it is. */
    abstract BsonDocument answerInstead(String name, BsonDocument command);

    /** What the client hears when the store has answered. */
    BsonDocument changed(String name, BsonDocument answer) {
        return answer;
    }

    static BsonDocument error(int code, String name, String message) {
        return new BsonDocument("code", new BsonInt32(code))
                .append("codeName", new BsonString(name))
                .append("errmsg", new BsonString(message));
    }

    static BsonDocument refusal(BsonDocument error) {
        return error.append("ok", new BsonDouble(0));
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket store = new Socket(host, storePort);
                connections.add(client);
                connections.add(store);
                Map<Integer, String> asked = new ConcurrentHashMap<>();
                Thread.ofVirtual().start(() -> pass(client, store, it -> ask(it, client, asked)));
                Thread.ofVirtual().start(() -> pass(store, client, it -> answer(it, asked)));
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
                int length = Integer.reverseBytes(in.readInt());
                byte[] message = new byte[length];
                little(message).putInt(length);
                in.readFully(message, Integer.BYTES, length - Integer.BYTES);
                byte[] changed = change.of(message);
                if (changed != null) {
                    out.write(changed);
                }
            }
        } catch (IOException e) {
            // One of them has gone; both ends are closed.
        }
    }

    private byte[] ask(byte[] message, Socket client, Map<Integer, String> asked)
            throws IOException {
        boolean plain = little(message).getInt(12) == MESSAGE && message[DOCUMENT_AT - 1] == 0;
        if (!plain) {
            return message;
        }
        int request = little(message).getInt(4);
        BsonDocument command = document(message);
        String name = command.getFirstKey();
        BsonDocument instead = answerInstead(name, command);
        if (instead == null) {
            asked.put(request, name);
            return message;
        }
        client.getOutputStream().write(reply(request, instead));
        return null;
    }

    private byte[] answer(byte[] message, Map<Integer, String> asked) {
        int request = little(message).getInt(8);
        String name = asked.remove(request);
        if (name == null) {
            return message;
        }
        BsonDocument answer = document(message);
        BsonDocument changed = changed(name, answer);
        return changed.equals(answer) ? message : reply(request, changed);
    }

    private static BsonDocument document(byte[] message) {
        return new RawBsonDocument(message, DOCUMENT_AT, little(message).getInt(DOCUMENT_AT));
    }

    private static byte[] reply(int request, BsonDocument document) {
        ByteBuffer bson = new RawBsonDocument(document, CODEC).getByteBuffer().asNIO();
        int length = DOCUMENT_AT + bson.remaining();
        ByteBuffer reply = ByteBuffer.allocate(length).order(LITTLE_ENDIAN);
        reply.putInt(length).putInt(0).putInt(request).putInt(MESSAGE);
        return reply.putInt(0).put((byte) 0).put(bson).array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
    }
}
