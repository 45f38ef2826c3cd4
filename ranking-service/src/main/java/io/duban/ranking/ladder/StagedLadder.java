package io.duban.ranking.ladder;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Period;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ladder's memory as it will be if what is being done succeeds. Nothing of it is kept before
 * {@link #commit}, so whoever fails half way leaves nothing half done.
 */
public final class StagedLadder implements LadderState {

    private record Listed(String ranking, Period period) {}

    private final LadderState kept;
    private final Map<Listed, List<Listing>> listings = new LinkedHashMap<>();
    private final Map<String, Emitted> emitted = new LinkedHashMap<>();

    public StagedLadder(LadderState kept) {
        this.kept = kept;
    }

    /** Keeps everything that has been staged. */
    public void commit() {
        listings.forEach((it, latest) -> kept.list(it.ranking(), it.period(), latest));
        emitted.values().forEach(kept::keep);
    }

    @Override
    public void list(String ranking, Period period, List<Listing> latest) {
        listings.put(new Listed(ranking, period), List.copyOf(latest));
    }

    @Override
    public List<Listing> history(String ranking) {
        List<Listing> history = new ArrayList<>();
        for (Listing listing : kept.history(ranking)) {
            if (!listings.containsKey(new Listed(ranking, listing.period()))) {
                history.add(listing);
            }
        }
        listings.forEach(
                (it, latest) -> {
                    if (it.ranking().equals(ranking)) {
                        history.addAll(latest);
                    }
                });
        return history;
    }

    @Override
    public Optional<Emitted> emitted(Escalation escalation) {
        return Optional.ofNullable(emitted.get(escalation.id())).or(() -> kept.emitted(escalation));
    }

    @Override
    public List<Emitted> emitted(String rule) {
        Map<String, Emitted> all = new LinkedHashMap<>();
        kept.emitted(rule).forEach(it -> all.put(it.escalation().id(), it));
        emitted.values().stream()
                .filter(it -> it.escalation().rule().equals(rule))
                .forEach(it -> all.put(it.escalation().id(), it));
        return List.copyOf(all.values());
    }

    @Override
    public void keep(Emitted now) {
        emitted.put(now.escalation().id(), now);
    }
}
