package io.duban.ranking.board;

import io.duban.contracts.period.Month;
import io.duban.contracts.subject.Subject;
import io.duban.ranking.state.Keys;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A month's sums by the code of the street; kept for ever, because longer periods look back. What a
 * county's streets add up to depends on which they are when the period closes.
 *
 * @param homes the county that the register named with a street's estates, for a street that is not
 *     registered itself; absent in what was kept before
 */
public record MonthSums(Map<String, BodySums> streets, Map<String, String> homes) {

    public MonthSums {
        streets = new TreeMap<>(streets);
        homes = homes == null ? Map.of() : new TreeMap<>(homes);
    }

    public static MonthSums of(List<MonthTally> shares) {
        Map<String, BodySums> streets = new TreeMap<>();
        Map<String, String> homes = new TreeMap<>();
        for (MonthTally share : shares) {
            for (EstateCount count : share.all()) {
                String street = count.estate().street().id();
                streets.put(street, streets.getOrDefault(street, BodySums.NONE).plus(count));
                // The least one, so that it does not depend on the order of the shares.
                homes.merge(
                        street,
                        count.estate().county().id(),
                        (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        return new MonthSums(streets, homes);
    }

    /** Its key among the records of the live boards. */
    public static String liveKey(Month month) {
        return Keys.of("sums", month.id());
    }

    /** A street's, or those of all streets of a county together. */
    BodySums of(Subject body, StreetCounties counties) {
        return switch (body.type()) {
            case STREET -> streets.getOrDefault(body.code(), BodySums.NONE);
            case COUNTY ->
                    streets.entrySet().stream()
                            .filter(it -> body.code().equals(county(it.getKey(), counties)))
                            .map(Map.Entry::getValue)
                            .reduce(BodySums.NONE, BodySums::plus);
            case ESTATE -> BodySums.NONE;
        };
    }

    private String county(String street, StreetCounties counties) {
        return counties.of(street).map(it -> it.id()).orElseGet(() -> homes.get(street));
    }
}
