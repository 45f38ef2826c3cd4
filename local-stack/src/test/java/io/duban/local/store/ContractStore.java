package io.duban.local.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;

import org.bson.Document;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The store that a contract is tried on: the one that {@code DUBAN_MONGODB} names, else an embedded
 * one. Each run has a database of its own.
 */
final class ContractStore implements BeforeAllCallback, AfterAllCallback {

    private Path folder;
    private DocumentStoreServer server;
    private MongoClient client;
    private MongoDatabase database;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        String uri = System.getenv("DUBAN_MONGODB");
        if (uri == null) {
            int port = freePort();
            folder = Files.createTempDirectory("contract");
            server = DocumentStoreServer.start(folder, port, false);
            uri = "mongodb://127.0.0.1:" + port + "/?retryWrites=false";
        }
        client = MongoClients.create(uri);
        database = client.getDatabase("contract" + System.nanoTime());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (server == null) {
            database.drop();
        }
        client.close();
        if (server != null) {
            server.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    /** Whether the store is the embedded one, which refuses what it would do otherwise. */
    boolean isEmbedded() {
        return server != null;
    }

    MongoDatabase database() {
        return database;
    }

    /** A collection that only this test has. */
    MongoCollection<Document> collection(TestInfo test) {
        return database.getCollection(test.getTestMethod().orElseThrow().getName());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
