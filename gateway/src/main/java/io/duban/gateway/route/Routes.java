package io.duban.gateway.route;

import io.duban.gateway.limit.LimitProperties;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import java.util.List;

/** Which call goes where. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RouteProperties.class, LimitProperties.class})
class Routes {

    private static final List<String> COMPLAINT_SERVICE =
            List.of(
                    "bodies",
                    "estates",
                    "complaints",
                    "statistics",
                    "mappings",
                    "imports/bodies",
                    "imports/estates",
                    "imports/complaints");
    private static final List<String> PROJECT_SERVICE =
            List.of(
                    "projects",
                    "tasks",
                    "reviews",
                    "counties",
                    "targets",
                    "campaign",
                    "records",
                    "submissions",
                    "bulletins",
                    "summaries",
                    "imports/projects",
                    "imports/tasks");
    private static final List<String> RANKING_SERVICE =
            List.of(
                    "rankings",
                    "escalations",
                    "findings",
                    "indicators",
                    "rulebook",
                    "simulations",
                    "months",
                    "calendar",
                    "imports/indicators");
    private static final List<String> NOTIFICATION_SERVICE =
            List.of("notices", "documents", "follow-ups", "recipients", "subscriptions", "events");

    @Bean
    RouterFunction<ServerResponse> services(RouteProperties services, Passage passage) {
        return passage.to("complaint-service", services.complaintService(), COMPLAINT_SERVICE)
                .and(passage.to("project-service", services.projectService(), PROJECT_SERVICE))
                .and(passage.to("ranking-service", services.rankingService(), RANKING_SERVICE))
                .and(
                        passage.to(
                                "notification-service",
                                services.notificationService(),
                                NOTIFICATION_SERVICE));
    }
}
