package io.duban.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A connection to the gateway on which a test decides what is sent when. */
final class Wire implements Closeable {

    private static final int LIMIT_MILLIS = 15_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(int port) throws IOException {
        this(port, InetAddress.getLoopbackAddress());
    }

    /** A connection from an address of its own. */
    Wire(int port, InetAddress from) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        socket.setSoTimeout(LIMIT_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends lines as they are, each ended as HTTP wants it. */
    Wire send(String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return this;
    }

    /** Begins a POST of a body that comes in chunks. */
    Wire beginPost(String path, String type, String key) throws IOException {
        return beginPost(path, type, key, "Accept: */*");
    }

    /** The same with one header more, such as {@code Accept: text/csv}. */
    Wire beginPost(String path, String type, String key, String header) throws IOException {
        return send(
                "POST " + path + " HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + key,
                "Content-Type: " + type,
                header,
                "Transfer-Encoding: chunked",
                "");
    }

    /** Begins a POST of a body that is to be so long. */
    Wire beginPost(String path, String type, String key, long length) throws IOException {
        return send(
                "POST " + path + " HTTP/1.1",
                "Host: gateway",
                key == null ? "X-Key: none" : "Authorization: Bearer " + key,
                "Content-Type: " + type,
                "Content-Length: " + length,
                "");
    }

    /** Sends a text as it is. */
    Wire raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return this;
    }

    /**
     * Sends a letter again and again until the other side has closed.
     *
     * @return how long it went on
     * @throws AssertionError when it goes on for longer than the limit
     */
    Duration drip(Duration pause, Duration limit) throws InterruptedException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < limit.toNanos()) {
            try {
                raw("x");
                if (in.available() > 0) {
                    in.skip(in.available());
                }
            } catch (IOException e) {
                return Duration.ofNanos(System.nanoTime() - began);
            }
            Thread.sleep(pause);
        }
        throw new AssertionError("the gateway still listens after " + limit);
    }

    Wire chunk(String text) throws IOException {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return send(Integer.toHexString(length), text);
    }

    Wire lastChunk() throws IOException {
        return send("0", "");
    }

    /** The status of the answer; its headers are skipped. */
    int status() throws IOException {
        String first = line();
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.startsWith("HTTP/")) {
                throw new IOException("a second head within the first: " + header);
            }
        }
        return Integer.parseInt(first.split(" ")[1]);
    }

    /** A whole answer on a connection that ends with it. */
    record Whole(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** The whole answer, its chunks put together. */
    Whole whole() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            String[] parts = header.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        StringBuilder body = new StringBuilder();
        if (headers.containsKey("transfer-encoding")) {
            for (String chunk = answeredChunk(); !chunk.isEmpty(); chunk = answeredChunk()) {
                body.append(chunk);
            }
        } else {
            body.append(rest());
        }
        return new Whole(status, headers, body.toString());
    }

    /** The next chunk of the answer; empty for the last. */
    String answeredChunk() throws IOException {
        int length = Integer.parseInt(line(), 16);
        byte[] bytes = in.readNBytes(length);
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Everything until the other side closes. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the gateway closed after '" + line + "'");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
