package io.duban.ranking.ladder;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Month;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ladder's memory without Kafka. */
public final class InMemoryLadder implements LadderState {

    private final Map<Month, List<Listing>> listings = new HashMap<>();
    private final Map<String, Emitted> escalations = new HashMap<>();

    @Override
    public void list(Month month, List<Listing> latest) {
        listings.put(month, latest);
    }

    @Override
    public List<Listing> history() {
        return listings.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public Optional<Emitted> emitted(String escalationId) {
        return Optional.ofNullable(escalations.get(escalationId));
    }

    @Override
    public List<Emitted> emitted() {
        return List.copyOf(escalations.values());
    }

    @Override
    public void keep(Emitted emitted) {
        escalations.put(emitted.escalation().id(), emitted);
    }
}
