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

    @Bean
    AccessRules accessRules() {
        return AccessRules.of(
                allow(HttpMethod.GET, "/api/v1/notices", READERS),
                allow(HttpMethod.GET, "/api/v1/notices/{id}", READERS),
                allow(HttpMethod.GET, "/api/v1/notices/{id}/document", READERS),
                allow(HttpMethod.GET, "/api/v1/events/stream", READERS));
    }
}
