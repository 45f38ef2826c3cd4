package io.duban.gateway.joined;

import io.duban.gateway.route.RouteProperties;

import java.net.URI;
import java.util.function.Function;

/** The services that give parts, in the order in which equals stand. */
enum Part {
    COMPLAINTS("complaint-service", RouteProperties::complaintService),
    PROJECTS("project-service", RouteProperties::projectService),
    RANKINGS("ranking-service", RouteProperties::rankingService),
    NOTICES("notification-service", RouteProperties::notificationService);

    private final String service;
    private final Function<RouteProperties, URI> address;

    Part(String service, Function<RouteProperties, URI> address) {
        this.service = service;
        this.address = address;
    }

    String service() {
        return service;
    }

    URI address(RouteProperties routes) {
        return address.apply(routes);
    }
}
