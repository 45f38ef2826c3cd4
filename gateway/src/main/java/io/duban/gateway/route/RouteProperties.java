package io.duban.gateway.route;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;

/** Where the services are. */
@ConfigurationProperties("duban.routes")
record RouteProperties(
        URI complaintService, URI projectService, URI rankingService, URI notificationService) {}
