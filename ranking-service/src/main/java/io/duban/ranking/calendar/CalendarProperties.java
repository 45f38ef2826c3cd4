package io.duban.ranking.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * The calendar.
 *
 * @param mode who ends the days
 * @param leap so many days may the clock end at once, at least 1; more wait for an administrator
 * @param participants services that must have handled a day before it is settled
 */
@ConfigurationProperties("duban.calendar")
public record CalendarProperties(
        @DefaultValue("clock") CalendarMode mode,
        @DefaultValue("7") int leap,
        @DefaultValue({
                    "complaint-service",
                    "project-service",
                    "ranking-service",
                    "notification-service"
                })
                List<String> participants) {

    public CalendarProperties {
        if (leap < 1) {
            throw new IllegalArgumentException(
                    "duban.calendar.leap (DUBAN_CALENDAR_LEAP) must be at least 1 but is " + leap);
        }
        participants = List.copyOf(participants);
    }
}
