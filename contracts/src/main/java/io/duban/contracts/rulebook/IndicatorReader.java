package io.duban.contracts.rulebook;

import io.duban.contracts.subject.SubjectType;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Reads the indicators of the composite score. */
final class IndicatorReader {

    private static final Set<String> DERIVED = Set.of(Indicator.COMPLAINTS, Indicator.TIMELINESS);

    private IndicatorReader() {}

    static Indicator read(Section section) {
        Indicator indicator =
                new Indicator(
                        section.text("id"),
                        section.text("name"),
                        section.text("unit"),
                        section.oneOf("source", Words.of(Indicator.Source.values())),
                        section.decimal("worst"),
                        section.decimal("best"),
                        weights(section.section("weights")),
                        RulebookReader.clause(section));
        section.end();
        if (indicator.worst().compareTo(indicator.best()) == 0 && section.has("best")) {
            section.error("best", "must differ from worst");
        }
        boolean derived = indicator.source() == Indicator.Source.DERIVED;
        if (derived != DERIVED.contains(indicator.id())) {
            section.error("source", "only " + DERIVED + " are derived, and these must be");
        }
        return indicator;
    }

    private static Map<SubjectType, BigDecimal> weights(Section section) {
        Map<SubjectType, BigDecimal> weights =
                Map.of(
                        SubjectType.STREET, section.decimal("street"),
                        SubjectType.COUNTY, section.decimal("county"));
        section.end();
        return weights;
    }
}
