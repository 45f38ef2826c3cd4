package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.period.Month;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The merge step's memory without Kafka. */
public final class InMemoryMerge implements MergeState {

    private final Map<LocalDate, Map<Integer, DayPart>> awaited = new HashMap<>();
    private final Map<Month, Map<Integer, MonthTally>> shares = new HashMap<>();
    private final Map<Month, Board> boards = new HashMap<>();
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
        awaited.computeIfAbsent(part.day(), _ -> new HashMap<>()).put(part.partition(), part);
    }

    @Override
    public List<DayPart> awaiting(LocalDate day) {
        return List.copyOf(awaited.getOrDefault(day, Map.of()).values());
    }

    @Override
    public void forget(LocalDate day) {
        awaited.remove(day);
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
    public Optional<Board> board(Month month) {
        return Optional.ofNullable(boards.get(month));
    }

    @Override
    public void publish(Month month, Board board) {
        boards.put(month, board);
    }

    @Override
    public void forget(Month month) {
        shares.remove(month);
        boards.remove(month);
    }
}
