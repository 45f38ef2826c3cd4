package io.duban.ranking.board;

import io.duban.contracts.period.Month;
import io.duban.ranking.board.OpenMoves.Correction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Re-attributions without Kafka. */
final class InMemoryMoves implements MoveState {

    private final TreeMap<LocalDate, TreeMap<String, Half>> told = new TreeMap<>();
    private final TreeMap<String, OpenHalf> halves = new TreeMap<>();
    private final Map<Month, Map<String, Correction>> corrections = new HashMap<>();

    @Override
    public void await(MoveTold move) {
        String which = move.partition() + move.half().key() + key(move.half());
        told.computeIfAbsent(move.day(), _ -> new TreeMap<>()).put(which, move.half());
    }

    @Override
    public List<Half> take(LocalDate day, int atMost) {
        List<Half> some = new ArrayList<>();
        for (TreeMap<String, Half> left : told.headMap(day, true).values()) {
            while (!left.isEmpty() && some.size() < atMost) {
                some.add(left.pollFirstEntry().getValue());
            }
        }
        return some;
    }

    @Override
    public Optional<OpenHalf> half(Half same) {
        return Optional.ofNullable(halves.get(key(same)));
    }

    @Override
    public void keep(OpenHalf half) {
        halves.put(key(half.half()), half);
    }

    @Override
    public void forget(OpenHalf half) {
        halves.remove(key(half.half()));
    }

    @Override
    public List<OpenHalf> halves(String after, int enough) {
        List<OpenHalf> some = new ArrayList<>();
        for (OpenHalf next : halves.tailMap(after.isEmpty() ? "" : after + "|~").values()) {
            if (some.size() >= enough && !some.getLast().isOfSameComplaint(next)) {
                return some;
            }
            some.add(next);
        }
        return some;
    }

    @Override
    public Map<String, Correction> corrections(Month month) {
        return corrections.getOrDefault(month, Map.of());
    }

    @Override
    public void corrections(Month month, Map<String, Correction> byKey) {
        corrections.put(month, byKey);
    }

    private static String key(Half half) {
        return "%s|%09d%s".formatted(half.ticketNo(), half.version(), half.arrives());
    }
}
