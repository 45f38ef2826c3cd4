package io.duban.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server in the place of a service: it keeps what reached it and answers as told. */
final class PlayedService implements AutoCloseable {

    /** A call as it arrived. */
    record Call(String method, URI uri, Headers headers, String body) {}

    private static final String REACHES = "/internal/reaches/";

    private final Map<String, String> register = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final String name;
    private volatile HttpHandler handler = this::record;
    private ExecutorService threads;
    private HttpServer server;
    private int port;

    PlayedService(String name) {
        this.name = name;
        start();
    }

    /** Starts at the same port as before. */
    void start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", exchange -> handler.handle(exchange));
        server.createContext(REACHES, this::register);
        server.start();
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** From now on answers so. */
    void answers(HttpHandler how) {
        this.handler = how;
    }

    /** From now on records calls and answers 200 with the service's name. */
    void answersNormally() {
        this.handler = this::record;
    }

    List<Call> calls() {
        return calls;
    }

    Call last() {
        return calls.getLast();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Registers what a key of a role for a body reaches, and the county in which that lies. */
    void registers(String role, String body, String reach, String county) {
        String in = county == null ? "" : ",\"county\":\"" + county + "\"";
        register.put(REACHES + role + "/" + body, "{\"reach\":\"" + reach + "\"" + in + "}");
    }

    private void register(HttpExchange exchange) throws IOException {
        String found = register.get(exchange.getRequestURI().getPath());
        respond(
                exchange,
                found == null ? 404 : 200,
                "application/json",
                found == null ? "{}" : found);
    }

    private void record(HttpExchange exchange) throws IOException {
        keep(exchange);
        respond(exchange, 200, "application/json", "{\"service\":\"" + name + "\"}");
    }

    void keep(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(
                new Call(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders(),
                        body));
    }

    static void respond(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    @Override
    public void close() {
        stop();
    }
}
