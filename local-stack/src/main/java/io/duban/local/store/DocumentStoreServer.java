package io.duban.local.store;

import de.bwaldvogel.mongo.MongoServer;

import io.duban.local.Arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The embedded document store as a server on loopback. */
public final class DocumentStoreServer implements AutoCloseable {

    private final MongoServer server;

    private DocumentStoreServer(MongoServer server) {
        this.server = server;
    }

    /**
     * Starts the store on its folder.
     *
     * @param fsync whether every acknowledged write survives power loss too, and not only the death
     *     of the process
     */
    public static DocumentStoreServer start(Path folder, int port, boolean fsync)
            throws IOException {
        Journal journal = new Journal(folder.resolve("journal"), fsync);
        MongoServer server = new MongoServer(new JournaledBackend(journal));
        server.bind("127.0.0.1", port);
        return new DocumentStoreServer(server);
    }

    public static void main(String[] words) throws Exception {
        Arguments arguments = new Arguments(words);
        int port = arguments.number("--port");
        DocumentStoreServer store =
                start(Path.of(arguments.text("--dir")), port, arguments.flag("--fsync"));
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "stop"));
        System.out.println("ready document-store 127.0.0.1:" + port);
        new CountDownLatch(1).await();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
