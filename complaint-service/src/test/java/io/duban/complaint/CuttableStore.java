package io.duban.complaint;

import com.mongodb.ConnectionString;

import io.duban.teststack.TestStack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The test stack's document store behind a wire that can be cut and mended. */
public final class CuttableStore implements AutoCloseable {

    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final String host;
    private final int storePort;
    private final int port;
    private ServerSocket listener;

    public CuttableStore() {
        String address = new ConnectionString(TestStack.shared().mongoUri()).getHosts().getFirst();
        this.host = address.split(":")[0];
        this.storePort = Integer.parseInt(address.split(":")[1]);
        this.port = listen(0);
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/?retryWrites=false&directConnection=true";
    }

    /** From now on the store neither answers nor lets anyone in. */
    public void cut() {
        close(listener);
        connections.forEach(CuttableStore::close);
        connections.clear();
    }

    public void mend() {
        listen(port);
    }

    @Override
    public void close() {
        cut();
    }

    private int listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            listener = socket;
            Thread.ofVirtual().start(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket store = new Socket(host, storePort);
                connections.add(client);
                connections.add(store);
                Thread.ofVirtual().start(() -> copy(client, store));
                Thread.ofVirtual().start(() -> copy(store, client));
            } catch (IOException e) {
                // Cut; the loop's condition ends it.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // Cut; both ends are closed.
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
