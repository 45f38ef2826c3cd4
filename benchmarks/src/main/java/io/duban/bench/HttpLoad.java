package io.duban.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * A load generator that costs little of the cores it shares with what it measures: one plain socket
 * for each connection, one request at a time, closed loop.
 */
final class HttpLoad {

    /**
     * What was seen.
     *
     * @param perSecond answers with the expected status in a second
     * @param p50 median latency
     * @param refused answers with any other status
     */
    record Seen(double perSecond, Duration p50, Duration p99, long refused) {}

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares workers.
    private record Worker(long[] nanos, int answered, long refused) {

        boolean hasRoom() {
            return answered < nanos.length;
        }

        Worker with(long took, int status) {
            nanos[answered] = took;
            return new Worker(nanos, answered + 1, refused + (status == 201 ? 0 : 1));
        }
    }

    /**
     * An answer.
     *
     * @param closes whether the server ends the connection with it
     */
    private record Answer(int status, boolean closes) {}

    private final int port;
    private final String path;
    private final String key;

    HttpLoad(int port, String path, String key) {
        this.port = port;
        this.path = path;
        this.key = key;
    }

    /**
     * Posts for a while.
     *
     * @param body the body of the n-th request over all connections
     */
    Seen post(int connections, Duration length, IntFunction<String> body)
            throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        long until = began + length.toNanos();
        List<Future<Worker>> workers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                int first = i;
                workers.add(threads.submit(() -> work(first, connections, until, body)));
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        List<Worker> done = new ArrayList<>();
        for (Future<Worker> worker : workers) {
            done.add(worker.get());
        }
        return summary(done, seconds);
    }

    private static Seen summary(List<Worker> workers, double seconds) {
        long[] nanos =
                workers.stream()
                        .flatMapToLong(it -> Arrays.stream(it.nanos(), 0, it.answered()))
                        .sorted()
                        .toArray();
        long refused = workers.stream().mapToLong(Worker::refused).sum();
        return new Seen(
                (nanos.length - refused) / seconds,
                Duration.ofNanos(nanos[nanos.length / 2]),
                Duration.ofNanos(nanos[(int) (nanos.length * 0.99)]),
                refused);
    }

    private Worker work(int first, int step, long until, IntFunction<String> body) {
        Worker worker = new Worker(new long[1 << 18], 0, 0);
        int n = first;
        while (System.nanoTime() < until && worker.hasRoom()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(20_000);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 8 << 10);
                boolean open = true;
                while (open && System.nanoTime() < until && worker.hasRoom()) {
                    byte[] request = request(body.apply(n));
                    n += step;
                    long sent = System.nanoTime();
                    socket.getOutputStream().write(request);
                    Answer answer = readAnswer(in);
                    worker = worker.with(System.nanoTime() - sent, answer.status());
                    open = !answer.closes();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return worker;
    }

    private byte[] request(String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head =
                ("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n")
                        .formatted(path, key, content.length)
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, request, head.length, content.length);
        return request;
    }

    private static Answer readAnswer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        boolean closes = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            closes |= lower.startsWith("connection:") && lower.contains("close");
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (chunked) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
        return new Answer(status, closes);
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
