package io.duban.ranking.live;

import io.duban.contracts.period.Month;
import io.duban.contracts.subject.EstateProfile;
import io.duban.kit.json.StoredJson;
import io.duban.ranking.board.EstateCount;
import io.duban.ranking.board.MonthSums;
import io.duban.ranking.board.MonthTally;
import io.duban.ranking.state.Keys;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What every instance holds in memory of the months that are open. */
public final class LiveStore {

    private final Supplier<ReadOnlyKeyValueStore<String, byte[]>> store;
    private final StoredJson json;

    public LiveStore(Supplier<ReadOnlyKeyValueStore<String, byte[]>> store, JsonMapper mapper) {
        this.store = store;
        this.json = new StoredJson(mapper);
    }

    /**
     * Changes whenever anything in it does. Read before the rest, it is never newer than the rest.
     */
    long version() {
        byte[] version = store.get().get(LiveRecords.VERSION);
        return version == null ? 0 : ByteBuffer.wrap(version).getLong();
    }

    /** Every registered estate. */
    List<EstateProfile> estates() {
        List<EstateProfile> estates = new ArrayList<>();
        String prefix = Keys.prefix(LiveRecords.ESTATE);
        try (var entries = store.get().range(prefix, Keys.end(prefix))) {
            entries.forEachRemaining(it -> estates.add(json.read(it.value, EstateProfile.class)));
        }
        return estates;
    }

    /** By estate, or by the key of the unattributed queue; empty for a month that has closed. */
    Map<String, LiveCount> counts(Month month) {
        Map<String, LiveCount> counts = new HashMap<>();
        String prefix = Keys.prefix(month.id());
        try (var entries = store.get().range(prefix, Keys.end(prefix))) {
            entries.forEachRemaining(
                    it -> counts.put(Keys.second(it.key), LiveRecords.count(it.value)));
        }
        return counts;
    }

    /** As the month closed or was revised last; while it is open, as it is by now. */
    MonthSums sums(Month month) {
        byte[] closed = store.get().get(MonthSums.liveKey(month));
        if (closed != null) {
            return json.read(closed, MonthSums.class);
        }
        Map<String, LiveCount> counts = counts(month);
        List<EstateCount> estates =
                estates().stream()
                        .map(it -> count(it, counts.getOrDefault(it.estateId(), LiveCount.NONE)))
                        .toList();
        return MonthSums.of(List.of(new MonthTally(estates, 0)));
    }

    private static EstateCount count(EstateProfile estate, LiveCount count) {
        return new EstateCount(estate, count.complaints(), count.timeliness());
    }
}
