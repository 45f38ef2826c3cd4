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
 */
@ConfigurationProperties("duban.routes")
record RouteProperties(
        URI complaintService,
        URI projectService,
        URI rankingService,
        URI notificationService,
        @DefaultValue("500ms") Duration connect,
        @DefaultValue("10s") Duration response,
        @DefaultValue("60s") Duration stream) {

    RouteProperties {
        if (!connect.isPositive() || !response.isPositive() || !stream.isPositive()) {
            throw new IllegalArgumentException("every wait in duban.routes must be positive");
        }
    }
}
