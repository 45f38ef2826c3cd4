package io.duban.complaint;

import static io.duban.kit.security.AccessRule.allow;
import static io.duban.kit.security.Role.ADMIN;
import static io.duban.kit.security.Role.COMPANY;
import static io.duban.kit.security.Role.COUNTY;
import static io.duban.kit.security.Role.HOTLINE;
import static io.duban.kit.security.Role.OFFICIAL;
import static io.duban.kit.security.Role.STREET;

import io.duban.kit.security.AccessRules;
import io.duban.kit.security.Role;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

import java.time.Clock;

/** The complaint service. */
@SpringBootApplication
public class ComplaintServiceApplication {

    /** Who sees complaints, each as far as it reaches. */
    private static final Role[] READERS = {HOTLINE, OFFICIAL, ADMIN, COUNTY, STREET, COMPANY};

    public static void main(String[] arguments) {
        SpringApplication.run(ComplaintServiceApplication.class, arguments);
    }

    @Bean
    AccessRules accessRules() {
        return AccessRules.of(
                allow(HttpMethod.GET, "/internal/reaches/{role}/{code}", ADMIN),
                allow(
                        HttpMethod.GET,
                        "/internal/complaints/{ticketNo}/count-changes",
                        OFFICIAL,
                        ADMIN),
                allow(HttpMethod.PUT, "/api/v1/bodies/{code}", OFFICIAL, ADMIN),
                allow(HttpMethod.POST, "/api/v1/bodies/import", OFFICIAL, ADMIN),
                allow(
                        HttpMethod.GET,
                        "/api/v1/bodies/**",
                        HOTLINE,
                        OFFICIAL,
                        ADMIN,
                        COUNTY,
                        STREET,
                        COMPANY),
                allow(HttpMethod.PUT, "/api/v1/estates/{estateId}", OFFICIAL, ADMIN),
                allow(HttpMethod.POST, "/api/v1/estates/import", OFFICIAL, ADMIN),
                allow(
                        HttpMethod.GET,
                        "/api/v1/estates/**",
                        HOTLINE,
                        OFFICIAL,
                        ADMIN,
                        COUNTY,
                        STREET,
                        COMPANY),
                allow(HttpMethod.POST, "/api/v1/complaints", HOTLINE, OFFICIAL, ADMIN),
                allow(HttpMethod.POST, "/api/v1/complaints/batch", HOTLINE, OFFICIAL, ADMIN),
                allow(HttpMethod.POST, "/api/v1/complaints/import", HOTLINE, OFFICIAL, ADMIN),
                allow(HttpMethod.PUT, "/api/v1/mappings/{id}", HOTLINE, OFFICIAL, ADMIN),
                allow(HttpMethod.GET, "/api/v1/mappings/{id}", HOTLINE, OFFICIAL, ADMIN),
                allow(
                        HttpMethod.GET,
                        "/api/v1/imports/complaints/template",
                        HOTLINE,
                        OFFICIAL,
                        ADMIN),
                allow(HttpMethod.GET, "/api/v1/imports/*/template", OFFICIAL, ADMIN),
                allow(HttpMethod.PUT, "/api/v1/complaints/{ticketNo}/estate", OFFICIAL, ADMIN),
                allow(
                        HttpMethod.POST,
                        "/api/v1/complaints/{ticketNo}/dispatches/**",
                        HOTLINE,
                        OFFICIAL,
                        ADMIN),
                allow(
                        HttpMethod.POST,
                        "/api/v1/complaints/{ticketNo}/whistle",
                        STREET,
                        OFFICIAL,
                        ADMIN),
                allow(HttpMethod.POST, "/api/v1/complaints/{ticketNo}/extension", OFFICIAL, ADMIN),
                allow(
                        HttpMethod.POST,
                        "/api/v1/complaints/{ticketNo}/resolution",
                        HOTLINE,
                        OFFICIAL,
                        ADMIN),
                allow(
                        HttpMethod.POST,
                        "/api/v1/complaints/{ticketNo}/write-off",
                        HOTLINE,
                        OFFICIAL,
                        ADMIN),
                allow(
                        HttpMethod.POST,
                        "/api/v1/complaints/{ticketNo}/reopening",
                        HOTLINE,
                        OFFICIAL,
                        ADMIN),
                allow(
                        HttpMethod.POST,
                        "/api/v1/complaints/{ticketNo}/exclusion",
                        STREET,
                        OFFICIAL,
                        ADMIN),
                allow(
                        HttpMethod.POST,
                        "/api/v1/complaints/{ticketNo}/exclusion/decision",
                        OFFICIAL,
                        ADMIN),
                allow(
                        HttpMethod.PUT,
                        "/api/v1/complaints/{ticketNo}/duplicate-of",
                        OFFICIAL,
                        ADMIN),
                allow(
                        HttpMethod.DELETE,
                        "/api/v1/complaints/{ticketNo}/duplicate-of",
                        OFFICIAL,
                        ADMIN),
                allow(
                        HttpMethod.POST,
                        "/api/v1/complaints/{ticketNo}/caller",
                        HOTLINE,
                        OFFICIAL,
                        ADMIN),
                allow(HttpMethod.GET, "/api/v1/statistics/complaints", READERS),
                allow(HttpMethod.GET, "/api/v1/overview", READERS),
                allow(HttpMethod.GET, "/api/v1/work", READERS),
                allow(HttpMethod.GET, "/api/v1/complaints/unattributed", HOTLINE, OFFICIAL, ADMIN),
                allow(
                        HttpMethod.GET,
                        "/api/v1/complaints/{ticketNo}/history",
                        HOTLINE,
                        OFFICIAL,
                        ADMIN,
                        STREET),
                allow(
                        HttpMethod.GET,
                        "/api/v1/complaints/**",
                        HOTLINE,
                        OFFICIAL,
                        ADMIN,
                        COUNTY,
                        STREET,
                        COMPANY));
    }

    /** Only the door reads it, to refuse times that have not come yet. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
