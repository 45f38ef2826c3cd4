package io.duban.ranking.ladder;

import io.duban.contracts.ladder.Listing;
import io.duban.contracts.period.Month;
import io.duban.ranking.state.JsonStore;
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

    private record MonthListings(List<Listing> listings) {}

    private final JsonStore<MonthListings> listings;
    private final JsonStore<Emitted> escalations;

    public StoredLadder(ProcessorContext<?, ?> context, JsonMapper mapper) {
        this.listings =
                new JsonStore<>(context.getStateStore(LISTINGS), mapper, MonthListings.class);
        this.escalations =
                new JsonStore<>(context.getStateStore(ESCALATIONS), mapper, Emitted.class);
    }

    public static List<StoreBuilder<?>> stores() {
        return List.of(StateStores.plain(LISTINGS), StateStores.plain(ESCALATIONS));
    }

    @Override
    public void list(Month month, List<Listing> latest) {
        listings.put(month.id(), new MonthListings(latest));
    }

    @Override
    public List<Listing> history() {
        return listings.all().stream().flatMap(month -> month.listings().stream()).toList();
    }

    @Override
    public Optional<Emitted> emitted(String escalationId) {
        return escalations.get(escalationId);
    }

    @Override
    public List<Emitted> emitted() {
        return escalations.all();
    }

    @Override
    public void keep(Emitted emitted) {
        escalations.put(emitted.escalation().id(), emitted);
    }
}
