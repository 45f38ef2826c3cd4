package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.period.Month;
import io.duban.ranking.state.JsonStore;
import io.duban.ranking.state.Keys;
import io.duban.ranking.state.StateStores;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The merge step's memory in its state stores. */
final class StoredMerge implements MergeState {

    private static final String AWAITED = "awaited-parts";
    private static final String SHARES = "shares";
    private static final String BOARDS = "boards";
    private static final String DAYS = "published-days";

    private static final String LAST_DAY = "last-day";

    private final JsonStore<DayPart> awaited;
    private final JsonStore<MonthTally> shares;
    private final JsonStore<Board> boards;
    private final KeyValueStore<String, byte[]> boardBytes;
    private final KeyValueStore<String, byte[]> days;

    StoredMerge(ProcessorContext<?, ?> context, JsonMapper mapper) {
        this.awaited = new JsonStore<>(context.getStateStore(AWAITED), mapper, DayPart.class);
        this.shares = new JsonStore<>(context.getStateStore(SHARES), mapper, MonthTally.class);
        this.boardBytes = context.getStateStore(BOARDS);
        this.boards = new JsonStore<>(boardBytes, mapper, Board.class);
        this.days = context.getStateStore(DAYS);
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                StateStores.plain(AWAITED),
                StateStores.plain(SHARES),
                StateStores.plain(BOARDS),
                StateStores.plain(DAYS));
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(days.get(LAST_DAY))
                .map(it -> LocalDate.parse(new String(it, StandardCharsets.UTF_8)));
    }

    @Override
    public void lastDay(LocalDate day) {
        days.put(LAST_DAY, day.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void await(DayPart part) {
        awaited.put(Keys.of(part.day().toString(), number(part.partition())), part);
    }

    @Override
    public List<DayPart> awaiting(LocalDate day) {
        return awaited.under(Keys.prefix(day.toString()));
    }

    @Override
    public void forget(LocalDate day) {
        awaited.deleteUnder(Keys.prefix(day.toString()));
    }

    @Override
    public void share(Month month, int partition, MonthTally tally) {
        shares.put(Keys.of(month.id(), number(partition)), tally);
    }

    @Override
    public List<MonthTally> shares(Month month) {
        return shares.under(Keys.prefix(month.id()));
    }

    @Override
    public Optional<Board> board(Month month) {
        return boards.get(month.id());
    }

    @Override
    public void publish(Month month, Board board) {
        boards.put(month.id(), board);
    }

    @Override
    public void forget(Month month) {
        shares.deleteUnder(Keys.prefix(month.id()));
        boardBytes.delete(month.id());
    }

    /** Sorts as text the way it sorts as a number. */
    private static String number(int partition) {
        return "%06d".formatted(partition);
    }
}
