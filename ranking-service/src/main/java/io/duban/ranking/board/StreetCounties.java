package io.duban.ranking.board;

import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which county (县区) each street lies in at one moment. An estate belongs to the county of its
 * street as the street stands at closing (RULES 3), whatever the register said when the estate was
 * entered.
 *
 * @param counties by the code of the street
 */
public record StreetCounties(Map<String, Party> counties) {

    public StreetCounties {
        counties = new TreeMap<>(counties);
    }

    /** As the register has the bodies. */
    public static StreetCounties of(List<BodyProfile> bodies) {
        Map<String, BodyProfile> above =
                bodies.stream()
                        .filter(it -> it.level() == BodyLevel.COUNTY)
                        .collect(Collectors.toMap(BodyProfile::code, Function.identity()));
        Map<String, Party> counties = new TreeMap<>();
        for (BodyProfile body : bodies) {
            BodyProfile county = body.parent() == null ? null : above.get(body.parent());
            if (body.level() == BodyLevel.STREET && county != null) {
                counties.put(body.code(), new Party(county.code(), county.name()));
            }
        }
        return new StreetCounties(counties);
    }

    /** The county of the street; empty for one that is not registered or lies in none. */
    Optional<Party> of(String street) {
        return Optional.ofNullable(counties.get(street));
    }

    /** The same with the streets that only {@code later} knows. */
    StreetCounties or(StreetCounties later) {
        Map<String, Party> both = new TreeMap<>(later.counties);
        both.putAll(counties);
        return new StreetCounties(both);
    }

    /** The estate in the county of its street. */
    public EstateProfile place(EstateProfile estate) {
        return of(estate.street().id())
                .filter(it -> !it.equals(estate.county()))
                .map(
                        county ->
                                new EstateProfile(
                                        estate.estateId(),
                                        estate.name(),
                                        estate.street(),
                                        county,
                                        estate.households(),
                                        estate.company(),
                                        estate.manager()))
                .orElse(estate);
    }
}
