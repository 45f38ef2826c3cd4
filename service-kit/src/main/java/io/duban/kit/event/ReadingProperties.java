package io.duban.kit.event;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How records are read.
 *
 * @param passOver places, written {@code topic-partition@offset}, of records that an operator sends
 *     to the dead letters instead of having them handled
 */
@ConfigurationProperties("duban.reading")
public record ReadingProperties(@DefaultValue List<String> passOver) {

    public ReadingProperties {
        passOver = passOver.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
        passOver.forEach(ReadingProperties::require);
    }

    Set<Place> places() {
        return passOver.stream().map(Place::parse).collect(Collectors.toUnmodifiableSet());
    }

    private static void require(String place) {
        try {
            Place.parse(place);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "duban.reading.pass-over (DUBAN_PASS_OVER): " + e.getMessage(), e);
        }
    }
}
