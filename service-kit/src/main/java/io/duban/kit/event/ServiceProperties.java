package io.duban.kit.event;

import io.duban.contracts.Identifiers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who this process is.
 *
 * @param name the service's name, such as {@code complaint-service}
 * @param instance a name that this instance keeps over restarts, so that the broker gives it back
 *     its partitions at once; empty when instances come and go
 * @param city the city's part of every event's {@code source}; empty for that of the rulebook's
 *     name
 * @param publicUrl where other systems reach the gateway, which serves the events' schemas there
 */
@ConfigurationProperties("duban.service")
public record ServiceProperties(
        String name,
        String instance,
        @DefaultValue("") String city,
        @DefaultValue("http://localhost:8080") String publicUrl) {

    /** What begins the name of a rulebook, such as {@code linyi} of {@code linyi-2022-57}. */
    private static final Pattern CITY = Pattern.compile("[A-Za-z0-9]{1,64}");

    public ServiceProperties {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("duban.service.name must be set");
        }
        instance = instance == null ? "" : instance;
        if (!city.isEmpty() && !Identifiers.isValid(city)) {
            throw new IllegalArgumentException(
                    "duban.service.city must match " + Identifiers.PATTERN + " but is " + city);
        }
        requireAddress(publicUrl);
    }

    /**
     * CloudEvents {@code source} of everything this service says, unique among cities.
     *
     * @param rulebook id or path of the city's rulebook, whose name says the city unless it is set
     */
    String source(String rulebook) {
        return "/duban/" + (city.isEmpty() ? cityOf(rulebook) : city) + "/" + name;
    }

    /** The address under which the gateway serves the schemas, with a slash at its end. */
    String schemas() {
        return publicUrl + (publicUrl.endsWith("/") ? "" : "/") + "schemas/";
    }

    private static String cityOf(String rulebook) {
        Matcher start = CITY.matcher(rulebook.substring(rulebook.lastIndexOf('/') + 1));
        return start.lookingAt() ? start.group() : "city";
    }

    private static void requireAddress(String url) {
        URI address = URI.create(url);
        if (address.getHost() == null
                || !List.of("http", "https").contains(address.getScheme())
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "duban.service.public-url must be an http address but is " + url);
        }
    }
}
