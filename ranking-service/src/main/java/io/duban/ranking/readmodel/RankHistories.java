package io.duban.ranking.readmodel;

import io.duban.contracts.measure.EscalationState;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;
import io.duban.kit.security.Reach;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How single subjects have come through the periods of a ranking. */
public final class RankHistories {

    private static final int MOST_MEASURES_A_PERIOD = 5;

    /**
     * A subject's row of one period.
     *
     * @param streak absent where it is not listed
     * @param measures raised on the period and not revoked
     */
    public record Step(RankedRow row, Optional<Integer> streak, List<Measure> measures) {

        public Step {
            measures = List.copyOf(measures);
        }
    }

    private final BoardHeads heads;
    private final BoardSlices slices;
    private final Timelines timelines;
    private final EscalationArchive escalations;

    RankHistories(
            BoardHeads heads,
            BoardSlices slices,
            Timelines timelines,
            EscalationArchive escalations) {
        this.heads = heads;
        this.slices = slices;
        this.timelines = timelines;
        this.escalations = escalations;
    }

    /**
     * The subject's rows, oldest first; none for a period that does not rate it.
     *
     * @param key type and code of the subject, as in {@code estate/E1}
     * @param last of how many periods at the most
     * @param reach whose measures may be seen; places are for everybody
     */
    public List<Step> of(String ranking, String key, int last, Reach reach) {
        Timeline timeline = timelines.of(ranking);
        List<RankedRow> rows = slices.rows(heads.list(ranking, null, last), key);
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Period, List<Measure>> measures = measures(ranking, key, last, reach);
        return rows.stream()
                .map(row -> step(row, timeline, measures.getOrDefault(row.period(), List.of())))
                .toList();
    }

    private static Step step(RankedRow row, Timeline timeline, List<Measure> measures) {
        Subject subject = row.subject();
        return new Step(row, timeline.streak(row.period(), subject), measures);
    }

    private Map<Period, List<Measure>> measures(String ranking, String key, int last, Reach reach) {
        EscalationFilter filter =
                new EscalationFilter(
                        Optional.of(ranking),
                        Optional.of(key),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(EscalationState.RAISED),
                        EscalationOrder.NEWEST,
                        reach);
        return escalations.list(filter, null, last * MOST_MEASURES_A_PERIOD).stream()
                .map(ArchivedEscalation::escalation)
                .collect(
                        Collectors.groupingBy(
                                it -> it.period(),
                                Collectors.mapping(
                                        it -> it.measure(),
                                        Collectors.collectingAndThen(
                                                Collectors.toCollection(TreeSet::new),
                                                List::copyOf))));
    }
}
