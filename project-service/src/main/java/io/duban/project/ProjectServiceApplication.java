package io.duban.project;

import static io.duban.kit.security.AccessRule.allow;
import static io.duban.kit.security.Role.ADMIN;
import static io.duban.kit.security.Role.COMPANY;
import static io.duban.kit.security.Role.COUNTY;
import static io.duban.kit.security.Role.OFFICIAL;
import static io.duban.kit.security.Role.STREET;

import io.duban.kit.security.AccessRules;
import io.duban.project.calendar.ProjectProperties;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

import java.time.Clock;

/** The project service. */
@SpringBootApplication
@EnableConfigurationProperties(ProjectProperties.class)
public class ProjectServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ProjectServiceApplication.class, arguments);
    }

    @Bean
    AccessRules accessRules() {
        String projects = "/api/v1/projects";
        String tasks = "/api/v1/tasks";
        return AccessRules.of(
                // Whoever is ranked by a due date does not move it.
                allow(
                        HttpMethod.POST,
                        projects + "/{id}/milestones/{stage}/extension",
                        OFFICIAL,
                        ADMIN),
                allow(HttpMethod.POST, tasks + "/{id}/extension", OFFICIAL, ADMIN),
                // Nobody decides on what changes its own rank.
                allow(HttpMethod.POST, projects + "/{id}/*/decision", OFFICIAL, ADMIN),
                allow(
                        HttpMethod.POST,
                        projects + "/{id}/milestones/{stage}/*/decision",
                        OFFICIAL,
                        ADMIN),
                allow(HttpMethod.POST, tasks + "/{id}/*/decision", OFFICIAL, ADMIN),
                allow(HttpMethod.PUT, projects + "/{id}", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.POST, projects + "/**", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.GET, projects + "/**", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.PUT, tasks + "/{id}", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.POST, tasks + "/**", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.GET, tasks + "/**", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.GET, "/api/v1/imports/*/template", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.PUT, "/api/v1/records/{id}", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.GET, "/api/v1/records/**", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.GET, "/api/v1/campaign/**", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.PUT, "/api/v1/submissions/{code}/{year}", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.GET, "/api/v1/submissions", OFFICIAL, ADMIN, COUNTY),
                // A bulletin is addressed to all counties; the year is summed up for the city.
                allow(HttpMethod.GET, "/api/v1/bulletins/{month}", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.GET, "/api/v1/summaries/{year}", OFFICIAL, ADMIN),
                allow(HttpMethod.GET, "/api/v1/reviews", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.GET, "/api/v1/counties/{code}/progress", OFFICIAL, ADMIN, COUNTY),
                allow(HttpMethod.GET, "/api/v1/targets", OFFICIAL, ADMIN, COUNTY),
                // Of streets and companies nothing waits here, which is an answer, too.
                allow(HttpMethod.GET, "/api/v1/work", OFFICIAL, ADMIN, COUNTY, STREET, COMPANY),
                allow(
                        HttpMethod.GET,
                        "/api/v1/overview",
                        OFFICIAL,
                        ADMIN,
                        COUNTY,
                        STREET,
                        COMPANY));
    }

    /** Only the door and the history read it; business time comes from ended days. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
