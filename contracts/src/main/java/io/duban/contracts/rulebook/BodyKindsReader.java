package io.duban.contracts.rulebook;

import io.duban.contracts.subject.SubjectType;

import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what bodies may call themselves. A rulebook that does not say means the usual ones and
 * those that its rankings name.
 */
final class BodyKindsReader {

    private static final String STREETS = "streetKinds";
    private static final String COUNTIES = "countyKinds";

    private final List<RankingRule> rankings;

    BodyKindsReader(List<RankingRule> rankings) {
        this.rankings = rankings;
    }

    BodyKinds read(Section root) {
        if (!root.has("bodies")) {
            List<String> streets =
                    Stream.concat(
                                    BodyKinds.USUAL_STREETS.stream(),
                                    ranked(SubjectType.STREET).stream())
                            .distinct()
                            .toList();
            return new BodyKinds(streets, ranked(SubjectType.COUNTY));
        }
        Section section = root.section("bodies");
        List<String> streets = kinds(section, STREETS, SubjectType.STREET);
        List<String> counties = kinds(section, COUNTIES, SubjectType.COUNTY);
        section.end();
        return new BodyKinds(streets.isEmpty() ? BodyKinds.USUAL_STREETS : streets, counties);
    }

    private List<String> kinds(Section section, String key, SubjectType type) {
        if (!section.has(key)) {
            return ranked(type);
        }
        List<String> kinds = section.texts(key);
        if (kinds.isEmpty() || kinds.stream().distinct().count() < kinds.size()) {
            section.error(key, "must name different kinds");
        }
        ranked(type).stream()
                .filter(it -> !kinds.contains(it))
                .forEach(it -> section.error(key, "lacks '" + it + "', which a ranking ranks"));
        return kinds;
    }

    private List<String> ranked(SubjectType type) {
        return rankings.stream()
                .filter(it -> it.subject() == type)
                .flatMap(it -> it.kinds().stream())
                .distinct()
                .toList();
    }
}
