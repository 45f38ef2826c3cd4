package io.duban.local.store;

import de.bwaldvogel.mongo.MongoServer;

import io.duban.local.Arguments;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The embedded document store as a server on loopback. */
public final class DocumentStoreServer implements AutoCloseable {

    /** With this the process ends when starting it again would help nobody. */
    public static final int REFUSED = 65;

    private static final int CALLS_AT_ONCE = 16;

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
        Engine.Setup setup = new Engine.Setup(Engine.Setup.DEFAULT.memory(), fsync);
        return start(folder, port, setup, Room.on(existing(folder)));
    }

    static DocumentStoreServer start(Path folder, int port, Engine.Setup setup, Room room)
            throws IOException {
        takeOver(folder, setup, _ -> {});
        StoredBackend backend = new StoredBackend(Engine.open(folder.resolve("db"), setup, room));
        MongoServer server = new MongoServer(backend);
        server.bind(new InetSocketAddress("127.0.0.1", port), 1, CALLS_AT_ONCE);
        return new DocumentStoreServer(server);
    }

    public static void main(String[] words) throws Exception {
        Arguments arguments = new Arguments(words);
        Path folder = Path.of(arguments.text("--dir"));
        Engine.Setup setup =
                new Engine.Setup(
                        (long) arguments.number("--memory", 256) << 20, arguments.flag("--fsync"));
        try {
            takeOver(existing(folder), setup, System.out::println);
            if (arguments.flag("--take-over")) {
                return;
            }
            int port = arguments.number("--port");
            DocumentStoreServer store = start(folder, port, setup, Room.on(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(store::close, "stop"));
            System.out.println("ready document-store 127.0.0.1:" + port);
        } catch (StoreFault e) {
            System.err.println(e.getMessage());
            System.exit(e.kind() == StoreFault.Kind.DAMAGED ? REFUSED : 1);
        }
        new CountDownLatch(1).await();
    }

    private static void takeOver(Path folder, Engine.Setup setup, Consumer<String> progress)
            throws IOException {
        new OldStore(folder, folder.resolve("db"), progress).takeOver(setup);
    }

    private static Path existing(Path folder) throws IOException {
        Folders.own(folder);
        return folder;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
