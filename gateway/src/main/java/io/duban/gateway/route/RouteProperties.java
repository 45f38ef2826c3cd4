package io.duban.gateway.route;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;

/**
 * Where the services are, and how long they are waited for.
 *
 * @param connect until a connection stands
 * @param response of silence before or within the answer to a call
 * @param stream of silence in both directions of a stream; longer than the heartbeat of the event
 *     stream
 * @param part of silence of a service whose answer is joined with those of others; shorter, because
 *     the others are answered without it
 */
@ConfigurationProperties("duban.routes")
public record RouteProperties(
        URI complaintService,
        URI projectService,
        URI rankingService,
        URI notificationService,
        @DefaultValue("500ms") Duration connect,
        @DefaultValue("10s") Duration response,
        @DefaultValue("60s") Duration stream,
        @DefaultValue("3s") Duration part) {

    public RouteProperties {
        if (!connect.isPositive()
                || !response.isPositive()
                || !stream.isPositive()
                || !part.isPositive()) {
            throw new IllegalArgumentException("every wait in duban.routes must be positive");
        }
    }
}
