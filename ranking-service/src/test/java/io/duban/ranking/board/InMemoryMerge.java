package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.json.StoredJson;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The merge step's memory without Kafka. */
public final class InMemoryMerge implements MergeState {

    private static final StoredJson JSON = new StoredJson(JsonAutoConfiguration.strictMapper());

    private final Map<LocalDate, Map<String, DayPart>> awaited = new HashMap<>();
    private final Map<Side, List<DubanEvent>> open = new HashMap<>();
    private final Map<String, List<DubanEvent>> marked = new HashMap<>();
    private final Map<Month, Map<Integer, MonthTally>> shares = new HashMap<>();
    private final Map<String, Board> boards = new HashMap<>();
    private final InMemoryMoves moves = new InMemoryMoves();
    private final Map<String, Failure> failures = new TreeMap<>();
    private Optional<String> progress = Optional.empty();
    private Optional<LocalDate> lastDay = Optional.empty();

    @Override
    public Optional<LocalDate> lastDay() {
        return lastDay;
    }

    @Override
    public void lastDay(LocalDate day) {
        lastDay = Optional.of(day);
    }

    @Override
    public void await(DayPart part) {
        awaited.computeIfAbsent(part.day(), _ -> new HashMap<>())
                .put(part.partition() + "." + part.piece(), part);
    }

    @Override
    public boolean isWhole(LocalDate day, int partitions) {
        Map<Integer, List<DayPart>> byPartition =
                pieces(day).collect(Collectors.groupingBy(DayPart::partition));
        return byPartition.size() == partitions
                && byPartition.values().stream()
                        .allMatch(it -> it.size() == it.getFirst().pieces());
    }

    @Override
    public List<DayPart> awaiting(LocalDate day) {
        Map<Integer, List<MonthPart>> months = new TreeMap<>();
        pieces(day)
                .forEach(
                        it ->
                                months.computeIfAbsent(it.partition(), _ -> new ArrayList<>())
                                        .addAll(it.months()));
        return months.entrySet().stream()
                .map(it -> new DayPart(day, it.getKey(), it.getValue()))
                .toList();
    }

    private Stream<DayPart> pieces(LocalDate day) {
        return awaited.getOrDefault(day, Map.of()).values().stream()
                .sorted(Comparator.comparing(DayPart::partition).thenComparing(DayPart::piece));
    }

    @Override
    public void forget(LocalDate day) {
        awaited.remove(day);
    }

    @Override
    public void await(Side side, DubanEvent event) {
        open.computeIfAbsent(side, _ -> new ArrayList<>()).add(event);
    }

    @Override
    public void mark(Side side, LocalDate day) {
        List<DubanEvent> events = open.remove(side);
        marked.put(side + "@" + day, events == null ? List.of() : events);
    }

    @Override
    public boolean isMarked(Side side, LocalDate day) {
        return marked.containsKey(side + "@" + day);
    }

    @Override
    public List<DubanEvent> take(Side side, LocalDate day) {
        return marked.remove(side + "@" + day);
    }

    @Override
    public void share(Month month, int partition, MonthTally tally) {
        shares.computeIfAbsent(month, _ -> new HashMap<>()).put(partition, tally);
    }

    @Override
    public List<MonthTally> shares(Month month) {
        return List.copyOf(shares.getOrDefault(month, Map.of()).values());
    }

    @Override
    public MoveState moves() {
        return moves;
    }

    @Override
    public Optional<Board> board(String ranking, Period period) {
        return Optional.ofNullable(boards.get(ranking + "@" + period.id()));
    }

    @Override
    public void publish(Board board) {
        boards.put(board.ranking() + "@" + board.period().id(), board);
    }

    @Override
    public List<Failure> failures() {
        return List.copyOf(failures.values());
    }

    @Override
    public void failed(Failure failure) {
        failures.put(failure.ranking() + "@" + failure.period().id(), failure);
    }

    @Override
    public void succeeded(Failure failure) {
        failures.remove(failure.ranking() + "@" + failure.period().id());
    }

    @Override
    public Optional<DayProgress> progress() {
        return progress.map(it -> JSON.read(it, DayProgress.class));
    }

    @Override
    public void progress(DayProgress now) {
        progress = Optional.of(JSON.text(now));
    }

    @Override
    public void finished() {
        progress = Optional.empty();
    }
}
