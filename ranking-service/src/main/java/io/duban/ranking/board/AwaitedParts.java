package io.duban.ranking.board;

import io.duban.ranking.state.JsonStore;
import io.duban.ranking.state.Keys;

import org.apache.kafka.streams.state.KeyValueStore;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Parts that wait for the others of their day. Whether all have come is read from their keys, for
 * the parts themselves may be large.
 */
final class AwaitedParts {

    private final KeyValueStore<String, byte[]> bytes;
    private final JsonStore<DayPart> parts;

    AwaitedParts(KeyValueStore<String, byte[]> store, JsonMapper mapper) {
        this.bytes = store;
        this.parts = new JsonStore<>(store, mapper, DayPart.class);
    }

    /** Where a piece lies: {@code partition.piece.pieces}. */
    private record Piece(int partition, int piece, int pieces) {

        /** The last release kept parts in one piece, under their partition alone. */
        static Piece parse(String text) {
            String[] fields = text.split("\\.", -1);
            return fields.length == 1
                    ? new Piece(Integer.parseInt(text), 0, 1)
                    : new Piece(
                            Integer.parseInt(fields[0]),
                            Integer.parseInt(fields[1]),
                            Integer.parseInt(fields[2]));
        }

        String text() {
            return "%06d.%06d.%06d".formatted(partition, piece, pieces);
        }
    }

    void await(DayPart part) {
        Piece piece = new Piece(part.partition(), part.piece(), part.pieces());
        parts.put(Keys.of(part.day().toString(), piece.text()), part);
    }

    boolean isWhole(LocalDate day, int partitions) {
        Map<Integer, Set<Integer>> come = new HashMap<>();
        Map<Integer, Integer> all = new HashMap<>();
        for (String key : keys(day)) {
            Piece piece = Piece.parse(Keys.second(key));
            come.computeIfAbsent(piece.partition(), _ -> new HashSet<>()).add(piece.piece());
            all.put(piece.partition(), piece.pieces());
        }
        return come.entrySet().stream()
                        .filter(it -> it.getValue().size() == all.get(it.getKey()))
                        .count()
                == partitions;
    }

    /** The day's parts, by partition, each with all its months. */
    List<DayPart> of(LocalDate day) {
        Map<Integer, List<MonthPart>> months = new TreeMap<>();
        for (DayPart part : parts.under(Keys.prefix(day.toString()))) {
            months.computeIfAbsent(part.partition(), _ -> new ArrayList<>()).addAll(part.months());
        }
        return months.entrySet().stream()
                .map(it -> new DayPart(day, it.getKey(), it.getValue()))
                .toList();
    }

    void forget(LocalDate day) {
        keys(day).forEach(bytes::delete);
    }

    private List<String> keys(LocalDate day) {
        String prefix = Keys.prefix(day.toString());
        List<String> keys = new ArrayList<>();
        try (var entries = bytes.range(prefix, Keys.end(prefix))) {
            entries.forEachRemaining(it -> keys.add(it.key));
        }
        return keys;
    }
}
