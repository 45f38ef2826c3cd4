package io.duban.ranking.live;

import io.duban.contracts.period.Period;
import io.duban.contracts.ranking.Candidate;
import io.duban.contracts.ranking.Ranked;
import io.duban.contracts.ranking.Ranker;
import io.duban.contracts.rulebook.Metric;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Rulebook;
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
    private final Rulebook rulebook;
    private final JsonMapper mapper;

    /**
     * @param today the business day that has not ended
     */
    public LiveBoards(
            Supplier<ReadOnlyKeyValueStore<String, byte[]>> store,
            Supplier<LocalDate> today,
            Rulebook rulebook,
            JsonMapper mapper) {
        this.store = store;
        this.today = today;
        this.rulebook = rulebook;
        this.mapper = mapper;
    }

    /** The board of the period that is open; empty when the ranking has none that is counted. */
    public Optional<LiveBoard> open(String ranking) {
        return rulebook.ranking(ranking)
                .filter(rule -> rule.metric() == Metric.COUNTED_COMPLAINTS)
                .flatMap(
                        rule ->
                                rule.schedule()
                                        .openOn(today.get())
                                        .map(period -> board(rule, period)));
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
                rulebook.unattributed(unattributed, all));
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
