package io.duban.ranking.overview;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.measure.Visibility;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.security.Reach;
import io.duban.ranking.readmodel.Sight;
import io.duban.ranking.readmodel.Timeline;
import io.duban.ranking.readmodel.Timeline.Point;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An estate that would be listed if the open period closed now (可能上榜), and what its ladder would
 * then demand.
 *
 * @param streak for how many periods in a row it would be listed
 * @param measures each with its secrecy
 */
record Prospect(Listing listing, int streak, Map<Measure, Secrecy> measures) {

    Prospect {
        measures = Map.copyOf(measures);
    }

    /** Those of a period that has not closed, in the order of its board. */
    static List<Prospect> of(Timeline timeline, Period period, Rulebooks rulebooks) {
        Map<String, List<Escalation>> demanded =
                rulebooks.escalations(timeline.ranking(), timeline.listings()).stream()
                        .filter(it -> it.period().equals(period))
                        .collect(Collectors.groupingBy(it -> it.subject().key()));
        return timeline.at(period).map(Point::listings).orElse(List.of()).stream()
                .map(
                        it ->
                                new Prospect(
                                        it,
                                        timeline.streak(period, it.subject()).orElse(1),
                                        measures(
                                                demanded.getOrDefault(
                                                        it.subject().key(), List.of()),
                                                rulebooks)))
                .toList();
    }

    private static Map<Measure, Secrecy> measures(List<Escalation> demanded, Rulebooks rulebooks) {
        Map<Measure, Secrecy> measures = new TreeMap<>();
        demanded.forEach(it -> measures.put(it.measure(), rulebooks.secrecy(it)));
        return measures;
    }

    boolean isWithin(Reach reach) {
        return reach.covers(Sight.of(listing.row().estate()));
    }

    boolean isHeadingFor(Measure measure, Reach reach) {
        Secrecy secrecy = measures.get(measure);
        return secrecy != null && reach.sees(Visibility.of(secrecy));
    }
}
