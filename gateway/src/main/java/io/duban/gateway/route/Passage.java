package io.duban.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.duban.gateway.key.KeyAuthentication;
import io.duban.gateway.limit.LimitProperties;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** How a call gets to a service: with the token, past the guard, as a whole or as a stream. */
@Component
class Passage {

    private static final RequestPredicate STREAMS =
            RequestPredicates.path("/api/v1/complaints/batch")
                    .or(RequestPredicates.path("/api/v1/*/import"))
                    .or(RequestPredicates.path("/api/v1/events/stream"));

    private final Guard guard;
    private final TokenMint mint;
    private final StreamProxy streams;
    private final WholeBody wholeBody;

    Passage(Guard guard, TokenMint mint, StreamProxy streams, LimitProperties limits) {
        this.guard = guard;
        this.mint = mint;
        this.streams = streams;
        this.wholeBody = new WholeBody((int) limits.largestRequest().toBytes());
    }

    /** Streams are guarded apart, so that a thousand listeners take no place from a call. */
    RouterFunction<ServerResponse> to(String service, URI address, List<String> resources) {
        RequestPredicate ours =
                resources.stream()
                        .map(it -> RequestPredicates.path("/api/v1/" + it + "/**"))
                        .reduce(RequestPredicate::or)
                        .orElseThrow();
        return route(service + "-streams")
                .route(STREAMS.and(ours), streams.to(address))
                .before(this::inOurName)
                .filter(guard.of(service + " (streams)"))
                .build()
                .and(
                        route(service)
                                .route(ours, http())
                                .before(this::inOurName)
                                .before(uri(address))
                                .filter(wholeBody)
                                .filter(guard.of(service))
                                .build());
    }

    /** The key stays here; towards the services the token speaks, and nobody else's headers do. */
    private ServerRequest inOurName(ServerRequest request) {
        if (!(request.principal().orElse(null) instanceof KeyAuthentication caller)) {
            throw new IllegalStateException("no call is routed without a key");
        }
        String address = request.servletRequest().getRemoteAddr();
        return ServerRequest.from(request)
                .headers(
                        headers -> {
                            List<String> claims =
                                    headers.headerNames().stream()
                                            .filter(Passage::isProxyClaim)
                                            .toList();
                            claims.forEach(headers::remove);
                            headers.set("X-Forwarded-For", address);
                            headers.set("X-Forwarded-Proto", request.servletRequest().getScheme());
                            headers.set(HttpHeaders.AUTHORIZATION, mint.bearer(caller.key()));
                        })
                .build();
    }

    private static boolean isProxyClaim(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded")
                || name.equals("forwarded")
                || name.equals("x-real-ip");
    }
}
