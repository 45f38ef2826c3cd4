package io.duban.ranking.board;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EventType;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.kit.json.StoredJson;
import io.duban.ranking.state.JsonStore;
import io.duban.ranking.state.Keys;
import io.duban.ranking.state.StateStores;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The merge step's memory in its state stores. */
final class StoredMerge implements MergeState {

    private static final String AWAITED = "awaited-parts";
    private static final String SHARES = "shares";
    private static final String BOARDS = "boards";
    private static final String DAYS = "published-days";

    private static final String LAST_DAY = "last-day";
    private static final String KEPT = "kept-events";
    private static final String COUNT = "count";
    private static final String FAILED = "failed";
    private static final String PROGRESS = "progress";

    /** An event that waits for its day. */
    private record KeptEvent(String type, String body) {}

    private final StoredJson json;
    private final KeyValueStore<String, byte[]> keptBytes;
    private final JsonStore<KeptEvent> kept;
    private final AwaitedParts awaited;
    private final JsonStore<MonthTally> shares;
    private final JsonStore<Board> boards;
    private final StoredMoves moves;
    private final KeyValueStore<String, byte[]> days;
    private final JsonStore<Failure> failures;
    private final JsonStore<DayProgress> progress;

    StoredMerge(ProcessorContext<?, ?> context, JsonMapper mapper) {
        this.awaited = new AwaitedParts(context.getStateStore(AWAITED), mapper);
        this.shares = new JsonStore<>(context.getStateStore(SHARES), mapper, MonthTally.class);
        this.json = new StoredJson(mapper);
        this.keptBytes = context.getStateStore(KEPT);
        this.kept = new JsonStore<>(keptBytes, mapper, KeptEvent.class);
        this.boards = new JsonStore<>(context.getStateStore(BOARDS), mapper, Board.class);
        this.days = context.getStateStore(DAYS);
        this.moves = new StoredMoves(days, mapper);
        this.progress = new JsonStore<>(days, mapper, DayProgress.class);
        this.failures = new JsonStore<>(days, mapper, Failure.class);
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                StateStores.plain(AWAITED),
                StateStores.plain(KEPT),
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
        awaited.await(part);
    }

    @Override
    public boolean isWhole(LocalDate day, int partitions) {
        return awaited.isWhole(day, partitions);
    }

    @Override
    public List<DayPart> awaiting(LocalDate day) {
        return awaited.of(day);
    }

    @Override
    public void forget(LocalDate day) {
        awaited.forget(day);
    }

    @Override
    public void await(Side side, DubanEvent event) {
        long count = last(side) + 1;
        days.put(
                Keys.of(COUNT, side.name()), Long.toString(count).getBytes(StandardCharsets.UTF_8));
        String key = Keys.of(side.name(), position(count));
        EventType type = EventType.of(event);
        kept.put(key, new KeptEvent(type.wire(), json.text(event)));
    }

    @Override
    public void mark(Side side, LocalDate day) {
        days.put(markKey(side, day), position(last(side)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isMarked(Side side, LocalDate day) {
        return days.get(markKey(side, day)) != null;
    }

    @Override
    public List<DubanEvent> take(Side side, LocalDate day) {
        String upTo =
                Keys.of(
                        side.name(),
                        new String(days.get(markKey(side, day)), StandardCharsets.UTF_8));
        List<DubanEvent> taken = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        try (var entries = keptBytes.range(Keys.prefix(side.name()), upTo)) {
            while (entries.hasNext()) {
                keys.add(entries.next().key);
            }
        }
        for (String key : keys) {
            taken.add(read(kept.get(key).orElseThrow()));
            keptBytes.delete(key);
        }
        days.delete(markKey(side, day));
        return taken;
    }

    private DubanEvent read(KeptEvent event) {
        Class<? extends DubanEvent> form = EventType.named(event.type()).orElseThrow().eventClass();
        return json.read(event.body(), form);
    }

    /** Counts what has come from a side; the count is never taken back. */
    private long last(Side side) {
        byte[] value = days.get(Keys.of(COUNT, side.name()));
        return value == null ? 0 : Long.parseLong(new String(value, StandardCharsets.UTF_8));
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
    public MoveState moves() {
        return moves;
    }

    @Override
    public Optional<Board> board(String ranking, Period period) {
        return boards.get(Keys.of(ranking, period.id()));
    }

    @Override
    public void publish(Board board) {
        boards.put(Keys.of(board.ranking(), board.period().id()), board);
    }

    @Override
    public Optional<DayProgress> progress() {
        return progress.get(PROGRESS);
    }

    @Override
    public void progress(DayProgress now) {
        progress.put(PROGRESS, now);
    }

    @Override
    public void finished() {
        days.delete(PROGRESS);
    }

    @Override
    public List<Failure> failures() {
        return failures.under(Keys.prefix(FAILED));
    }

    @Override
    public void failed(Failure failure) {
        failures.put(failedKey(failure), failure);
    }

    @Override
    public void succeeded(Failure failure) {
        days.delete(failedKey(failure));
    }

    private static String failedKey(Failure failure) {
        return Keys.of(FAILED, failure.ranking() + "/" + failure.period().id());
    }

    private static String markKey(Side side, LocalDate day) {
        return Keys.of(side.name(), day.toString());
    }

    /** Sorts as text the way it sorts as a number. */
    private static String position(long count) {
        return "%015d".formatted(count);
    }

    /** Sorts as text the way it sorts as a number. */
    private static String number(int partition) {
        return "%06d".formatted(partition);
    }
}
