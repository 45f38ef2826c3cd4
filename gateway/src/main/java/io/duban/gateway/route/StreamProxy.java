package io.duban.gateway.route;

import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.caller.StandingGrants;
import io.duban.gateway.limit.LimitProperties;
import io.duban.kit.security.Places;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Passes streams on in both directions at once, for as long as either direction moves. The
 * gateway's own exchange sends a whole request before it looks at the answer, which docs/adr/0020
 * tells more about.
 */
@Component
class StreamProxy implements SmartLifecycle {

    /** Headers of one connection, which say nothing about the next. */
    private static final Set<String> OF_A_CONNECTION =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "expect",
                    "host",
                    "content-length");

    private static final Logger LOG = LoggerFactory.getLogger(StreamProxy.class);

    private final OurHeaders ourHeaders;
    private final List<StandingGrants> grants;
    private final Places places;
    private final Duration connect;
    private final Duration silence;
    private final Set<StreamExchange> underWay = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService watch;

    StreamProxy(
            OurHeaders ourHeaders,
            List<StandingGrants> grants,
            RouteProperties routes,
            LimitProperties limits) {
        this.grants = grants;
        this.places = new Places(limits.streamsPerKey());
        this.ourHeaders = ourHeaders;
        this.connect = routes.connect();
        this.silence = routes.stream();
    }

    /** The handler of streams to one service. */
    HandlerFunction<ServerResponse> to(URI service) {
        return call -> exchange(call, service);
    }

    private ServerResponse exchange(ServerRequest call, URI service) throws IOException {
        CallerAuthentication caller = caller(call);
        if (!places.take(caller.identity().id())) {
            return Refusals.tooManyStreams(call);
        }
        StreamExchange exchange = null;
        try {
            exchange = opened(call, service, caller);
        } finally {
            if (exchange == null) {
                places.giveBack(caller.identity().id());
            }
        }
        ServerResponse response = null;
        try {
            response = answer(exchange, exchange.begin());
            return response;
        } catch (HttpException | IOException e) {
            if (exchange.hasCallerBroken()) {
                return exchange.refusal()
                        .map(it -> Refusals.refused(call, it))
                        .orElseGet(() -> Refusals.brokenOff(call));
            }
            throw new IOException("The stream broke off: " + e.getMessage(), e);
        } finally {
            if (response == null) {
                exchange.end();
                hasEnded(exchange);
            }
        }
    }

    private StreamExchange opened(ServerRequest call, URI service, CallerAuthentication caller)
            throws IOException {
        ClassicHttpRequest request = request(call, service);
        StreamExchange exchange = new StreamExchange(connect(service), request, caller);
        if (request.getEntity() instanceof CallerBody body) {
            body.belongsTo(exchange);
        }
        underWay.add(exchange);
        return exchange;
    }

    private void hasEnded(StreamExchange exchange) {
        if (underWay.remove(exchange)) {
            places.giveBack(exchange.caller().identity().id());
        }
    }

    private static CallerAuthentication caller(ServerRequest call) {
        return call.principal()
                .filter(CallerAuthentication.class::isInstance)
                .map(CallerAuthentication.class::cast)
                .orElseThrow(() -> new IllegalStateException("no call is routed without a key"));
    }

    private Socket connect(URI service) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(Hosts.address(service), (int) connect.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private ClassicHttpRequest request(ServerRequest call, URI service) throws IOException {
        HttpServletRequest caller = call.servletRequest();
        String query = caller.getQueryString() == null ? "" : "?" + caller.getQueryString();
        ClassicHttpRequest request =
                new BasicClassicHttpRequest(caller.getMethod(), caller.getRequestURI() + query);
        ourHeaders
                .apply(call.headers().asHttpHeaders(), call)
                .forEach((name, values) -> travel(request, name, values));
        request.setHeader(HttpHeaders.HOST, service.getAuthority());
        request.setHeader(HttpHeaders.CONNECTION, "close");
        long length = caller.getContentLengthLong();
        if (caller.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            request.setEntity(new CallerBody(caller.getInputStream(), -1));
            request.setHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
        } else if (length >= 0) {
            request.setEntity(new CallerBody(caller.getInputStream(), length));
            request.setHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        }
        return request;
    }

    private static void travel(ClassicHttpRequest request, String name, List<String> values) {
        if (travels(name)) {
            values.forEach(value -> request.addHeader(name, value));
        }
    }

    private ServerResponse answer(StreamExchange exchange, ClassicHttpResponse answer) {
        return ServerResponse.status(answer.getCode())
                .headers(
                        headers -> {
                            for (Header header : answer.getHeaders()) {
                                if (travels(header.getName())) {
                                    headers.add(header.getName(), header.getValue());
                                }
                            }
                        })
                .build(
                        (request, response) -> {
                            try {
                                exchange.answer(answer, response);
                            } finally {
                                hasEnded(exchange);
                            }
                            return null;
                        });
    }

    private static boolean travels(String header) {
        return !OF_A_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void start() {
        watch = Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
        watch.scheduleWithFixedDelay(this::endTakenBack, 1, 1, TimeUnit.SECONDS);
        watch.scheduleWithFixedDelay(
                () -> underWay.forEach(it -> it.closeWhenSilentFor(silence)),
                1,
                1,
                TimeUnit.SECONDS);
    }

    /** A key or session that has ended, here or at another gateway, goes on with nothing. */
    private void endTakenBack() {
        Set<String> held =
                underWay.stream().map(it -> it.caller().grant()).collect(Collectors.toSet());
        if (held.isEmpty()) {
            return;
        }
        try {
            Set<String> gone =
                    grants.stream()
                            .flatMap(it -> it.ended(held).stream())
                            .collect(Collectors.toSet());
            underWay.stream()
                    .filter(it -> gone.contains(it.caller().grant()))
                    .forEach(StreamExchange::cutOff);
        } catch (RuntimeException e) {
            // An executor drops what has thrown once; keys are taken back in the same store.
            LOG.warn("Callers of open streams cannot be checked: {}; again in 1 s.", e.toString());
        }
    }

    /**
     * Before the web server begins to wait for its calls, of which a listener's would never end.
     */
    @Override
    public void stop() {
        underWay.forEach(StreamExchange::endListening);
        watch.shutdownNow();
        watch = null;
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
