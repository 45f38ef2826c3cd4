package io.duban.notification;

import static io.duban.kit.security.AccessRule.allow;
import static io.duban.kit.security.Role.ADMIN;
import static io.duban.kit.security.Role.COMPANY;
import static io.duban.kit.security.Role.COUNTY;
import static io.duban.kit.security.Role.OFFICIAL;
import static io.duban.kit.security.Role.STREET;
import static io.duban.kit.security.Role.SUBSCRIBER;

import io.duban.kit.security.AccessRules;
import io.duban.kit.security.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what; what a scoped key gets to see of it is decided call by call. */
@Configuration(proxyBeanMethods = false)
class NotificationAccess {

    private static final Role[] READERS = {OFFICIAL, ADMIN, SUBSCRIBER, COUNTY, STREET, COMPANY};

    /** An official acts in their name, or for a department that is one. */
    private static final Role[] ADDRESSEES = {OFFICIAL, ADMIN, COUNTY, STREET, COMPANY};

    @Bean
    AccessRules accessRules() {
        return AccessRules.of(
                allow(HttpMethod.GET, "/api/v1/notices", READERS),
                allow(HttpMethod.GET, "/api/v1/notices/{id}", READERS),
                allow(HttpMethod.GET, "/api/v1/notices/{id}/document", READERS),
                allow(HttpMethod.POST, "/api/v1/notices/{id}/signature", OFFICIAL, ADMIN),
                allow(HttpMethod.POST, "/api/v1/notices/{id}/receipt", ADDRESSEES),
                allow(HttpMethod.POST, "/api/v1/notices/{id}/answer", ADDRESSEES),
                allow(HttpMethod.POST, "/api/v1/notices/{id}/return", OFFICIAL, ADMIN),
                allow(HttpMethod.POST, "/api/v1/notices/{id}/closure", OFFICIAL, ADMIN),
                allow(HttpMethod.POST, "/api/v1/notices/{id}/void", OFFICIAL, ADMIN),
                allow(HttpMethod.POST, "/api/v1/notices/{id}/attachments", ADDRESSEES),
                allow(HttpMethod.GET, "/api/v1/notices/{id}/attachments/{attachmentId}", READERS),
                allow(HttpMethod.GET, "/api/v1/follow-ups", READERS),
                allow(HttpMethod.PUT, "/api/v1/follow-ups/{id}", ADDRESSEES),
                allow(HttpMethod.GET, "/api/v1/work", ADDRESSEES),
                allow(HttpMethod.GET, "/api/v1/overview", ADDRESSEES),
                allow(HttpMethod.GET, "/api/v1/documents/numbers", OFFICIAL, ADMIN),
                allow(HttpMethod.GET, "/api/v1/events/stream", READERS));
    }
}
