package io.duban.ranking.ladder;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Period;
import io.duban.ranking.state.JsonStore;
import io.duban.ranking.state.Keys;
import io.duban.ranking.state.StateStores;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

/** The ladder's memory in state stores. */
public final class StoredLadder implements LadderState {

    private static final String LISTINGS = "listings";
    private static final String ESCALATIONS = "escalations";

    private record PeriodListings(List<Listing> listings) {}

    private final JsonStore<PeriodListings> listings;
    private final JsonStore<Emitted> escalations;

    public StoredLadder(ProcessorContext<?, ?> context, JsonMapper mapper) {
        this.listings =
                new JsonStore<>(context.getStateStore(LISTINGS), mapper, PeriodListings.class);
        this.escalations =
                new JsonStore<>(context.getStateStore(ESCALATIONS), mapper, Emitted.class);
    }

    public static List<StoreBuilder<?>> stores() {
        return List.of(StateStores.plain(LISTINGS), StateStores.plain(ESCALATIONS));
    }

    @Override
    public void list(String ranking, Period period, List<Listing> latest) {
        listings.put(Keys.of(ranking, period.id()), new PeriodListings(latest));
    }

    @Override
    public List<Listing> history(String ranking) {
        return listings.under(Keys.prefix(ranking)).stream()
                .flatMap(period -> period.listings().stream())
                .toList();
    }

    @Override
    public Optional<Emitted> emitted(Escalation escalation) {
        return escalations.get(key(escalation));
    }

    @Override
    public List<Emitted> emitted(String rule) {
        return escalations.under(Keys.prefix(rule));
    }

    @Override
    public void keep(Emitted emitted) {
        escalations.put(key(emitted.escalation()), emitted);
    }

    private static String key(Escalation escalation) {
        return Keys.of(escalation.rule(), escalation.id());
    }
}
