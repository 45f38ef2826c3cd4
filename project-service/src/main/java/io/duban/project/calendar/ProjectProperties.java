package io.duban.project.calendar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the service goes by.
 *
 * @param calendar {@code manual} or {@code clock}, as the ranking service's: tells only which day
 *     is open before the first one has ended
 */
@ConfigurationProperties("duban.projects")
public record ProjectProperties(@DefaultValue("clock") Mode calendar) {

    /** Who ends the days. */
    public enum Mode {
        MANUAL,
        CLOCK
    }
}
