package io.duban.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.duban.gateway.key.KeyAuthentication;
import io.duban.gateway.limit.LimitProperties;
import io.duban.kit.problem.Problems;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Which call goes where. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RouteProperties.class, LimitProperties.class})
class Routes {

    private static final List<String> COMPLAINT_SERVICE =
            List.of("bodies", "estates", "complaints");
    private static final List<String> PROJECT_SERVICE =
            List.of("projects", "tasks", "counties", "targets");
    private static final List<String> RANKING_SERVICE =
            List.of(
                    "rankings",
                    "escalations",
                    "findings",
                    "indicators",
                    "rulebook",
                    "simulations",
                    "calendar");
    private static final List<String> NOTIFICATION_SERVICE =
            List.of("notices", "recipients", "subscriptions", "events");
    private static final RequestPredicate STREAMS =
            RequestPredicates.path("/api/v1/complaints/batch")
                    .or(RequestPredicates.path("/api/v1/*/import"))
                    .or(RequestPredicates.path("/api/v1/events/stream"));

    @Bean
    RouterFunction<ServerResponse> services(
            RouteProperties services, Guard guard, TokenMint mint, LimitProperties limits) {
        var calls = refuseLarge(limits.largestRequest().toBytes());
        return to(
                        "complaint-service",
                        services.complaintService(),
                        COMPLAINT_SERVICE,
                        guard,
                        mint,
                        calls)
                .and(
                        to(
                                "project-service",
                                services.projectService(),
                                PROJECT_SERVICE,
                                guard,
                                mint,
                                calls))
                .and(
                        to(
                                "ranking-service",
                                services.rankingService(),
                                RANKING_SERVICE,
                                guard,
                                mint,
                                calls))
                .and(
                        to(
                                "notification-service",
                                services.notificationService(),
                                NOTIFICATION_SERVICE,
                                guard,
                                mint,
                                calls));
    }

    /** Streams are guarded apart, so that a thousand listeners take no place from a call. */
    private static RouterFunction<ServerResponse> to(
            String service,
            URI address,
            List<String> resources,
            Guard guard,
            TokenMint mint,
            HandlerFilterFunction<ServerResponse, ServerResponse> calls) {
        RequestPredicate ours =
                resources.stream()
                        .map(it -> RequestPredicates.path("/api/v1/" + it + "/**"))
                        .reduce(RequestPredicate::or)
                        .orElseThrow();
        return route(service + "-streams")
                .route(STREAMS.and(ours), http())
                .before(request -> withToken(request, mint))
                .before(uri(address))
                .filter(guard.of(service + " (streams)"))
                .build()
                .and(
                        route(service)
                                .route(ours, http())
                                .before(request -> withToken(request, mint))
                                .before(uri(address))
                                .filter(guard.of(service))
                                .filter(calls)
                                .build());
    }

    /** The key stays here; towards the services the token speaks, and nobody else's headers do. */
    private static ServerRequest withToken(ServerRequest request, TokenMint mint) {
        if (!(request.principal().orElse(null) instanceof KeyAuthentication caller)) {
            throw new IllegalStateException("no call is routed without a key");
        }
        return ServerRequest.from(request)
                .headers(
                        headers -> {
                            List<String> claims =
                                    headers.headerNames().stream()
                                            .filter(Routes::isProxyClaim)
                                            .toList();
                            claims.forEach(headers::remove);
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

    private static HandlerFilterFunction<ServerResponse, ServerResponse> refuseLarge(long largest) {
        return (request, next) ->
                request.headers().contentLength().orElse(0) <= largest
                        ? next.handle(request)
                        : ServerResponse.status(HttpStatus.CONTENT_TOO_LARGE)
                                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                                .body(
                                        Problems.of(
                                                HttpStatus.CONTENT_TOO_LARGE,
                                                "too-large",
                                                "Too large",
                                                "The body is larger than " + largest + " bytes."));
    }
}
