package io.duban.ranking.query;

import static io.duban.kit.security.AccessRule.allow;

import io.duban.kit.security.AccessRules;
import io.duban.kit.security.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/**
 * Who may call what. Boards are published and open to every role; see {@code Scope} for the rest.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    AccessRules accessRules() {
        Role[] everybody = Role.values();
        return AccessRules.of(
                allow(HttpMethod.POST, "/api/v1/calendar/advance", Role.ADMIN, Role.OFFICIAL),
                allow(HttpMethod.POST, "/api/v1/calendar/confirmation", Role.ADMIN),
                allow(HttpMethod.GET, "/api/v1/calendar", everybody),
                allow(HttpMethod.GET, "/internal/effects", Role.OFFICIAL, Role.ADMIN),
                allow(HttpMethod.GET, "/api/v1/rankings", everybody),
                allow(HttpMethod.GET, "/api/v1/rankings/**", everybody),
                allow(HttpMethod.GET, "/api/v1/overview", everybody),
                allow(HttpMethod.GET, "/api/v1/escalations/**", everybody),
                allow(HttpMethod.GET, "/api/v1/escalations", everybody),
                allow(HttpMethod.GET, "/api/v1/rulebook", everybody),
                allow(HttpMethod.GET, "/api/v1/rulebook/versions", everybody),
                allow(HttpMethod.PUT, "/api/v1/rulebook", Role.ADMIN),
                allow(HttpMethod.POST, "/api/v1/rulebook/validation", Role.OFFICIAL, Role.ADMIN),
                allow(HttpMethod.GET, "/api/v1/months/*", everybody),
                allow(HttpMethod.POST, "/api/v1/months/*/reopening", Role.ADMIN),
                allow(HttpMethod.POST, "/api/v1/simulations", Role.OFFICIAL, Role.ADMIN),
                allow(HttpMethod.POST, "/api/v1/findings", Role.OFFICIAL, Role.ADMIN),
                allow(
                        HttpMethod.GET,
                        "/api/v1/findings",
                        Role.OFFICIAL,
                        Role.ADMIN,
                        Role.COUNTY,
                        Role.STREET),
                allow(
                        HttpMethod.PUT,
                        "/api/v1/indicators/*/*",
                        Role.OFFICIAL,
                        Role.ADMIN,
                        Role.COUNTY,
                        Role.STREET),
                allow(
                        HttpMethod.POST,
                        "/api/v1/indicators/import",
                        Role.OFFICIAL,
                        Role.ADMIN,
                        Role.COUNTY,
                        Role.STREET),
                allow(
                        HttpMethod.GET,
                        "/api/v1/imports/indicators/template",
                        Role.OFFICIAL,
                        Role.ADMIN,
                        Role.COUNTY,
                        Role.STREET),
                allow(
                        HttpMethod.GET,
                        "/api/v1/indicators/*/*",
                        Role.OFFICIAL,
                        Role.ADMIN,
                        Role.COUNTY,
                        Role.STREET));
    }
}
