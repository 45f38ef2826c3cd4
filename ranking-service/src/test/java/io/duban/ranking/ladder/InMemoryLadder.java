package io.duban.ranking.ladder;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Period;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ladders' memory without Kafka. */
public final class InMemoryLadder implements LadderState {

    private final Map<String, Map<String, List<Listing>>> listings = new HashMap<>();
    private final Map<String, Emitted> escalations = new HashMap<>();

    @Override
    public void list(String ranking, Period period, List<Listing> latest) {
        listings.computeIfAbsent(ranking, _ -> new HashMap<>()).put(period.id(), latest);
    }

    @Override
    public List<Listing> history(String ranking) {
        return listings.getOrDefault(ranking, Map.of()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Optional<Emitted> emitted(Escalation escalation) {
        return Optional.ofNullable(escalations.get(escalation.id()));
    }

    @Override
    public List<Emitted> emitted(String rule) {
        return escalations.values().stream()
                .filter(it -> it.escalation().rule().equals(rule))
                .toList();
    }

    @Override
    public void keep(Emitted emitted) {
        escalations.put(emitted.escalation().id(), emitted);
    }
}
