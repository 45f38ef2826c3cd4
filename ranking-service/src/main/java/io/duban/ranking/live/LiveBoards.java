package io.duban.ranking.live;

import io.duban.contracts.period.Period;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.ranking.Ranked;
import io.duban.contracts.ranking.Ranker;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.rulebook.Schedule;
import io.duban.contracts.subject.EstateProfile;
import io.duban.ranking.state.Keys;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the provisional board from what every instance holds in memory. */
public final class LiveBoards {

    private final Supplier<ReadOnlyKeyValueStore<String, byte[]>> store;
    private final Supplier<LocalDate> today;
    private final Supplier<Rulebooks> rulebooks;
    private final JsonMapper mapper;

    /**
     * @param today the business day that has not ended
     */
    public LiveBoards(
            Supplier<ReadOnlyKeyValueStore<String, byte[]>> store,
            Supplier<LocalDate> today,
            Supplier<Rulebooks> rulebooks,
            JsonMapper mapper) {
        this.store = store;
        this.today = today;
        this.rulebooks = rulebooks;
        this.mapper = mapper;
    }

    /** The board of the period that is open; empty when the ranking has none that is counted. */
    public Optional<LiveBoard> open(String ranking) {
        LocalDate day = today.get();
        Rulebooks editions = rulebooks.get();
        return editions.editions().reversed().stream()
                .flatMap(it -> it.ranking(ranking).stream())
                .filter(LiveBoards::isCountedMonthly)
                .flatMap(rule -> rule.schedule().openOn(day).stream())
                .distinct()
                .flatMap(
                        period ->
                                editions.rule(ranking, period).map(r -> board(r, period)).stream())
                .findFirst();
    }

    /** Only counts of open months are kept here; a longer period has closed ones in it. */
    private static boolean isCountedMonthly(RankingRule rule) {
        return rule.metric() == Metric.COUNTED_COMPLAINTS
                && rule.schedule() instanceof Schedule.Monthly;
    }

    private LiveBoard board(RankingRule rule, Period period) {
        Map<String, Long> counts = counts(period);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        List<Candidate> candidates = new ArrayList<>();
        for (EstateProfile estate : estates()) {
            Long complaints = counts.remove(estate.estateId());
            candidates.add(Candidate.estate(estate, complaints == null ? 0 : complaints));
        }
        long unattributed = counts.values().stream().mapToLong(Long::longValue).sum();
        Ranked ranked = Ranker.rank(candidates, rule);
        return new LiveBoard(
                rule.id(),
                period,
                true,
                ranked.rows(),
                ranked.notRated(),
                ranked.undecidable(),
                rulebooks.get().on(period.start()).unattributed(unattributed, all));
    }

    private Map<String, Long> counts(Period period) {
        Map<String, Long> counts = new HashMap<>();
        String prefix = Keys.prefix(period.id());
        try (var entries = store.get().range(prefix, Keys.end(prefix))) {
            entries.forEachRemaining(
                    it -> counts.put(Keys.second(it.key), LiveRecords.count(it.value)));
        }
        return counts;
    }

    private List<EstateProfile> estates() {
        List<EstateProfile> estates = new ArrayList<>();
        String prefix = Keys.prefix(LiveRecords.ESTATE);
        try (var entries = store.get().range(prefix, Keys.end(prefix))) {
            entries.forEachRemaining(
                    it -> estates.add(mapper.readValue(it.value, EstateProfile.class)));
        }
        return estates;
    }
}
