package io.duban.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.duban.gateway.limit.LimitProperties;
import io.duban.kit.bound.BoundProperties;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a call gets to a service: with the token, past the guard, as a whole or as a stream. */
@Component
class Passage {

    private static final RequestPredicate EVENTS = RequestPredicates.path("/api/v1/events/stream");

    /** Lies among the calls of a service, and is answered here. */
    private static final RequestPredicate EFFECTS =
            RequestPredicates.path("/api/v1/complaints/{ticketNo}/{decision}/effect");

    /** Somebody listens how far it is, and ends it by going away. */
    private static final RequestPredicate SIMULATIONS =
            RequestPredicates.path("/api/v1/simulations")
                    .and(RequestPredicates.headers(Passage::listens));

    private static final Pattern VERSION = Pattern.compile("\"\\d{1,18}\"");

    private final Guard guard;
    private final StreamProxy streams;
    private final RequestPredicate isStream;
    private final WholeBody wholeBody;

    Passage(Guard guard, StreamProxy streams, LimitProperties limits, BoundProperties bounds) {
        this.guard = guard;
        this.streams = streams;
        this.isStream =
                Stream.concat(bounds.streams().stream(), bounds.files().stream())
                        .map(RequestPredicates::path)
                        .reduce(EVENTS.or(SIMULATIONS), RequestPredicate::or);
        this.wholeBody = new WholeBody((int) limits.largestRequest().toBytes());
    }

    /** Streams are guarded apart, so that a thousand listeners take no place from a call. */
    RouterFunction<ServerResponse> to(String service, URI address, List<String> resources) {
        RequestPredicate ours =
                resources.stream()
                        .map(it -> RequestPredicates.path("/api/v1/" + it + "/**"))
                        .reduce(RequestPredicate::or)
                        .orElseThrow()
                        .and(EFFECTS.negate());
        return route(service + "-streams")
                .route(isStream.and(ours), streams.to(address))
                .filter(guard.of(service + " (streams)"))
                .build()
                .and(
                        route(service)
                                .route(ours, http())
                                .before(uri(Hosts.known(address)))
                                .after(Passage::tagged)
                                .filter(wholeBody)
                                .filter(guard.of(service))
                                .build());
    }

    /** Looked at as it was written: what is no media type is the service's to refuse. */
    private static boolean listens(ServerRequest.Headers headers) {
        return headers.header(HttpHeaders.ACCEPT).stream()
                .anyMatch(
                        it ->
                                it.toLowerCase(Locale.ROOT)
                                        .contains(MediaType.TEXT_EVENT_STREAM_VALUE));
    }

    /**
     * A tag that promises byte for byte the same would keep an answer from being compressed here;
     * one for the same content does as well wherever anybody asks whether it has changed. One that
     * names a version stays, as a write repeats it (If-Match), and says nothing of what is shown.
     */
    private static ServerResponse tagged(ServerRequest request, ServerResponse response) {
        String tag = response.headers().getFirst(HttpHeaders.ETAG);
        if (tag == null || !tag.startsWith("\"")) {
            return response;
        }
        if (VERSION.matcher(tag).matches()) {
            return new AlwaysWhole(response);
        }
        response.headers().set(HttpHeaders.ETAG, "W/" + tag);
        return response;
    }
}
