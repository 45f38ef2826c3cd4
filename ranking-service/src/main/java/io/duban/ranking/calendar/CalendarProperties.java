package io.duban.ranking.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * The calendar.
 *
 * @param mode who ends the days
 * @param participants services that must have handled a day before it is settled
 */
@ConfigurationProperties("duban.calendar")
public record CalendarProperties(
        @DefaultValue("clock") CalendarMode mode,
        @DefaultValue({
                    "complaint-service",
                    "project-service",
                    "ranking-service",
                    "notification-service"
                })
                List<String> participants) {

    public CalendarProperties {
        participants = List.copyOf(participants);
    }
}
