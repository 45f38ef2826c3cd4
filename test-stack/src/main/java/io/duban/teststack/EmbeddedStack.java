package io.duban.teststack;

import io.duban.local.broker.KafkaBroker;
import io.duban.local.store.DocumentStoreServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Broker and store in this JVM, talked to over the wire, on a folder that goes with them. */
record EmbeddedStack(int kafkaPort, int storePort) implements TestStack {

    static EmbeddedStack start() {
        try {
            Path folder = Files.createTempDirectory("duban-test-stack");
            int kafkaPort = freePort();
            int storePort = freePort();
            KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), kafkaPort, freePort());
            DocumentStoreServer store =
                    DocumentStoreServer.start(folder.resolve("store"), storePort, false);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        broker.close();
                                        store.close();
                                        delete(folder);
                                    }));
            return new EmbeddedStack(kafkaPort, storePort);
        } catch (Exception e) {
            throw new IllegalStateException("the test stack does not start", e);
        }
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    @Override
    public String mongoUri() {
        return "mongodb://127.0.0.1:" + storePort + "/?retryWrites=false";
    }

    /** A port that nothing listens at. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
