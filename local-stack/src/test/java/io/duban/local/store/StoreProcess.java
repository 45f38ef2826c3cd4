package io.duban.local.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The store as a process of its own, which can be killed. */
final class StoreProcess implements AutoCloseable {

    private final Process process;
    private final String said;
    private final int port;

    private StoreProcess(Process process, String said, int port) {
        this.process = process;
        this.said = said;
        this.port = port;
    }

    /** Starts it and waits for its first word; it may refuse to run. */
    static StoreProcess start(Path folder, String... more) throws IOException {
        int port = freePort();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                DocumentStoreServer.class.getName(),
                                "--dir",
                                folder.toString(),
                                "--port",
                                Integer.toString(port)));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        StringBuilder said = new StringBuilder();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("ready document-store")) {
                break;
            }
        }
        return new StoreProcess(process, said.toString(), port);
    }

    boolean isReady() {
        return said.contains("ready document-store");
    }

    /** What it has said up to being ready, or to its end. */
    String said() {
        return said;
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    int port() {
        return port;
    }

    MongoClient client() {
        return MongoClients.create(
                "mongodb://127.0.0.1:"
                        + port
                        + "/?retryWrites=false&serverSelectionTimeoutMS=5000&socketTimeoutMS=5000");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it as the launcher does. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
