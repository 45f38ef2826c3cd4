package io.duban.ranking.tally;

import io.duban.contracts.period.Period;
import io.duban.ranking.state.Keys;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The tickets behind a count, as far as the partitions of this instance know them. */
public final class CountedTickets {

    /** The state store that holds every ticket. */
    public static final String STORE = StoredTally.TICKETS;

    private final Supplier<ReadOnlyKeyValueStore<String, byte[]>> store;

    public CountedTickets(Supplier<ReadOnlyKeyValueStore<String, byte[]>> store) {
        this.store = store;
    }

    /** Ticket numbers that count against the estate in the period at this moment, in order. */
    public List<String> of(String estateId, Period period) {
        List<String> found = new ArrayList<>();
        String prefix = Keys.prefix(estateId);
        try (var entries = store.get().range(prefix, Keys.end(prefix))) {
            entries.forEachRemaining(
                    entry -> {
                        Ticket ticket = TicketBytes.read(entry.value);
                        if (ticket.countedIn().filter(period::equals).isPresent()) {
                            found.add(Keys.second(entry.key));
                        }
                    });
        }
        return found;
    }
}
