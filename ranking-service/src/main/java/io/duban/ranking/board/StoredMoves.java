package io.duban.ranking.board;

import io.duban.contracts.period.Month;
import io.duban.ranking.board.OpenMoves.Correction;
import io.duban.ranking.state.JsonStore;
import io.duban.ranking.state.Keys;

import org.apache.kafka.streams.state.KeyValueStore;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Re-attributions in the merge step's store. */
final class StoredMoves implements MoveState {

    private static final String TOLD = "told";
    private static final String HALF = "half";
    private static final String CORRECTED = "corrected";

    private record Corrections(Map<String, Correction> byKey) {}

    private final KeyValueStore<String, byte[]> bytes;
    private final JsonStore<MoveTold> told;
    private final JsonStore<OpenHalf> halves;
    private final JsonStore<Corrections> corrections;

    StoredMoves(KeyValueStore<String, byte[]> store, JsonMapper mapper) {
        this.bytes = store;
        this.told = new JsonStore<>(store, mapper, MoveTold.class);
        this.halves = new JsonStore<>(store, mapper, OpenHalf.class);
        this.corrections = new JsonStore<>(store, mapper, Corrections.class);
    }

    @Override
    public void await(MoveTold move) {
        String where = "%06d.%s".formatted(move.partition(), move.half().key());
        told.put(
                Keys.of(TOLD, Keys.of(move.day().toString(), Keys.of(where, name(move.half())))),
                move);
    }

    @Override
    public List<Half> take(LocalDate day, int atMost) {
        String upTo = Keys.end(Keys.prefix(Keys.of(TOLD, day.toString())));
        Map<String, Half> some = new LinkedHashMap<>();
        try (var entries = bytes.range(Keys.prefix(TOLD), upTo)) {
            while (entries.hasNext() && some.size() < atMost) {
                var entry = entries.next();
                some.put(entry.key, told.read(entry.value).half());
            }
        }
        some.keySet().forEach(bytes::delete);
        return List.copyOf(some.values());
    }

    @Override
    public Optional<OpenHalf> half(Half same) {
        return halves.get(key(same));
    }

    @Override
    public void keep(OpenHalf half) {
        halves.put(key(half.half()), half);
    }

    @Override
    public void forget(OpenHalf half) {
        bytes.delete(key(half.half()));
    }

    @Override
    public List<OpenHalf> halves(String after, int enough) {
        String from = Keys.prefix(HALF);
        String begin = after.isEmpty() ? from : Keys.end(Keys.prefix(Keys.of(HALF, after)));
        List<OpenHalf> some = new ArrayList<>();
        try (var entries = bytes.range(begin, Keys.end(from))) {
            while (entries.hasNext()) {
                OpenHalf next = halves.read(entries.next().value);
                if (some.size() >= enough && !some.getLast().isOfSameComplaint(next)) {
                    return some;
                }
                some.add(next);
            }
        }
        return some;
    }

    @Override
    public Map<String, Correction> corrections(Month month) {
        return corrections
                .get(Keys.of(CORRECTED, month.id()))
                .map(Corrections::byKey)
                .orElse(Map.of());
    }

    @Override
    public void corrections(Month month, Map<String, Correction> byKey) {
        String key = Keys.of(CORRECTED, month.id());
        if (byKey.isEmpty()) {
            bytes.delete(key);
        } else {
            corrections.put(key, new Corrections(byKey));
        }
    }

    private static String key(Half half) {
        return Keys.of(HALF, name(half));
    }

    private static String name(Half half) {
        return Keys.of(
                half.ticketNo(), "%015d%s".formatted(half.version(), half.arrives() ? "+" : "-"));
    }
}
