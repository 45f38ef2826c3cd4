package io.duban.complaint;

import com.mongodb.ConnectionString;

import io.duban.teststack.TestStack;

import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The test stack's document store behind a wire on which queries can be ended as a server ends
 * those that take longer than they may; one without a limit it lets pass.
 */
public final class ImpatientStore implements AutoCloseable {

    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int DOCUMENT = HEADER + 5;
    private static final Set<String> QUERIES = Set.of("find", "aggregate", "count", "distinct");

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Set<String> unlimited = ConcurrentHashMap.newKeySet();
    private final String host;
    private final int storePort;
    private final ServerSocket listener;
    private volatile String ended;

    public ImpatientStore() {
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
        return "mongodb://127.0.0.1:%d/?retryWrites=false&directConnection=true"
                .formatted(listener.getLocalPort());
    }

    /** From now on the limited queries of this collection are ended; of none with null. */
    public void ends(String collection) {
        this.ended = collection;
    }

    /** Queries that came without a limit. */
    public Set<String> unlimited() {
        return unlimited;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket store = new Socket(host, storePort);
                sockets.add(client);
                sockets.add(store);
                Thread.ofVirtual().start(() -> ask(client, store));
                Thread.ofVirtual().start(() -> answer(store, client));
            } catch (IOException e) {
                // Closed; the loop's condition ends it.
            }
        }
    }

    private static void answer(Socket store, Socket client) {
        try (store;
                client) {
            store.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // Closed; both ends are.
        }
    }

    private void ask(Socket client, Socket store) {
        try (client;
                store) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            while (true) {
                byte[] message = message(in);
                BsonDocument command = command(message);
                if (mustEnd(command)) {
                    refuse(message, client.getOutputStream());
                } else {
                    store.getOutputStream().write(message);
                }
            }
        } catch (IOException e) {
            // Closed; both ends are.
        }
    }

    private boolean mustEnd(BsonDocument command) {
        String name = command.isEmpty() ? "" : command.getFirstKey();
        if (!QUERIES.contains(name)) {
            return false;
        }
        if (!command.containsKey("maxTimeMS")) {
            unlimited.add(command.toJson());
            return false;
        }
        return command.getString(name).getValue().equals(ended);
    }

    private static byte[] message(DataInputStream in) throws IOException {
        byte[] length = new byte[4];
        in.readFully(length);
        ByteBuffer message =
                ByteBuffer.allocate(little(length).getInt()).order(ByteOrder.LITTLE_ENDIAN);
        message.put(length);
        in.readFully(message.array(), 4, message.capacity() - 4);
        return message.array();
    }

    private static BsonDocument command(byte[] message) {
        boolean plain = little(message).getInt(12) == OP_MSG && message[DOCUMENT - 1] == 0;
        return plain
                ? new RawBsonDocument(message, DOCUMENT, little(message).getInt(DOCUMENT))
                : new BsonDocument();
    }

    private static void refuse(byte[] asked, OutputStream client) throws IOException {
        ByteBuffer reply =
                RawBsonDocument.parse(
                                """
                                {"ok": 0, "code": 50, "codeName": "MaxTimeMSExpired",
                                 "errmsg": "operation exceeded time limit"}\
                                """)
                        .getByteBuffer()
                        .asNIO();
        ByteBuffer message =
                ByteBuffer.allocate(DOCUMENT + reply.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(message.capacity()).putInt(1).putInt(little(asked).getInt(4)).putInt(OP_MSG);
        message.putInt(0).put((byte) 0).put(reply);
        client.write(message.array());
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
