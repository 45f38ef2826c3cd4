package io.duban.ranking.tally;

import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.EstateProfile;
import io.duban.ranking.board.Timeliness;
import io.duban.ranking.state.JsonStore;
import io.duban.ranking.state.Keys;
import io.duban.ranking.state.StateStores;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A partition's memory in its state stores. */
final class StoredTally implements TallyState {

    static final String TICKETS = "tickets";
    private static final String COUNTS = "counts";
    private static final String TIMELINESS = "timeliness";
    private static final String ESTATES = "estates";
    private static final String ROLLS = "rolls";
    private static final String MARKS = "marks";

    private static final String MONTH = "month";
    private static final String HALVES = "halves";
    private static final String AGES = "halves-by-age";
    private static final byte[] NOTHING = {};
    private static final String ANSWERED = "answered";
    private static final String LAST_DAY = "last-day";

    private final KeyValueStore<String, byte[]> tickets;
    private final KeyValueStore<String, byte[]> counts;
    private final KeyValueStore<String, byte[]> timeliness;
    private final KeyValueStore<String, byte[]> marks;
    private final JsonStore<RegisteredEstate> estates;
    private final JsonStore<EstateProfile> rolls;
    private final JsonStore<SeenHalves> halves;
    private final LiveChanges live;

    /** Nothing older is left, and looking for it would walk over all that was deleted. */
    private String forgotten = Keys.prefix(AGES);

    /** The marks of the months that have been asked for; every complaint asks for one. */
    private final Map<Month, MonthState> months = new HashMap<>();

    StoredTally(ProcessorContext<?, ?> context, JsonMapper mapper, LiveChanges live) {
        this.tickets = context.getStateStore(TICKETS);
        this.counts = context.getStateStore(COUNTS);
        this.timeliness = context.getStateStore(TIMELINESS);
        this.marks = context.getStateStore(MARKS);
        this.estates =
                new JsonStore<>(context.getStateStore(ESTATES), mapper, RegisteredEstate.class);
        this.rolls = new JsonStore<>(context.getStateStore(ROLLS), mapper, EstateProfile.class);
        this.halves = new JsonStore<>(marks, mapper, SeenHalves.class);
        this.live = live;
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                StateStores.plain(TICKETS),
                StateStores.cached(COUNTS),
                StateStores.cached(TIMELINESS),
                StateStores.plain(ESTATES),
                StateStores.plain(ROLLS),
                StateStores.cached(MARKS));
    }

    @Override
    public Optional<Ticket> ticket(String key, String ticketNo) {
        byte[] value = tickets.get(Keys.of(key, ticketNo));
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(TicketBytes.read(value));
    }

    @Override
    public void keep(String key, String ticketNo, Ticket ticket) {
        tickets.put(Keys.of(key, ticketNo), TicketBytes.write(ticket));
    }

    @Override
    public Timeliness timeliness(Month month, String key) {
        byte[] value = timeliness.get(Keys.of(month.id(), key));
        if (value == null) {
            return Timeliness.NONE;
        }
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return new Timeliness(buffer.getLong(), buffer.getLong());
    }

    @Override
    public void timeliness(Month month, String key, Timeliness now) {
        timeliness.put(
                Keys.of(month.id(), key),
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(now.due())
                        .putLong(now.inTime())
                        .array());
        live.counted(month, key);
    }

    @Override
    public List<String> dueIn(Month month) {
        List<String> keys = new ArrayList<>();
        String prefix = Keys.prefix(month.id());
        try (var entries = timeliness.range(prefix, Keys.end(prefix))) {
            entries.forEachRemaining(entry -> keys.add(Keys.second(entry.key)));
        }
        return keys;
    }

    @Override
    public long count(Month month, String key) {
        byte[] value = counts.get(Keys.of(month.id(), key));
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }

    @Override
    public void count(Month month, String key, long complaints) {
        counts.put(
                Keys.of(month.id(), key),
                ByteBuffer.allocate(Long.BYTES).putLong(complaints).array());
        live.counted(month, key);
    }

    @Override
    public Map<String, Long> counts(Month month) {
        Map<String, Long> byKey = new TreeMap<>();
        String prefix = Keys.prefix(month.id());
        try (var entries = counts.range(prefix, Keys.end(prefix))) {
            entries.forEachRemaining(
                    entry ->
                            byKey.put(
                                    Keys.second(entry.key),
                                    ByteBuffer.wrap(entry.value).getLong()));
        }
        return byKey;
    }

    @Override
    public Optional<RegisteredEstate> estate(String estateId) {
        return estates.get(estateId);
    }

    @Override
    public void keep(RegisteredEstate estate) {
        estates.put(estate.latest().estateId(), estate);
        live.registered(estate.latest().estateId());
    }

    @Override
    public List<RegisteredEstate> estates() {
        return estates.all();
    }

    @Override
    public void enrol(Month month, EstateProfile estate) {
        rolls.put(Keys.of(month.id(), estate.estateId()), estate);
    }

    @Override
    public List<EstateProfile> roll(Month month) {
        return rolls.under(Keys.prefix(month.id()));
    }

    @Override
    public Optional<SeenHalves> halves(String key, String ticketNo) {
        return halves.get(halvesKey(key, ticketNo));
    }

    @Override
    public void keep(SeenHalves seen) {
        String which = Keys.of(seen.key(), seen.ticketNo());
        halves.put(Keys.of(HALVES, which), seen);
        marks.put(Keys.of(AGES, Keys.of(number(seen.after()), which)), NOTHING);
    }

    @Override
    public void forgetHalves(long after, int atMost) {
        if (after < 0) {
            return;
        }
        String upTo = Keys.of(AGES, Keys.end(Keys.prefix(number(after))));
        List<String> old = new ArrayList<>();
        try (var entries = marks.range(forgotten, upTo)) {
            while (entries.hasNext() && old.size() < atMost) {
                old.add(entries.next().key);
            }
        }
        forgotten = old.isEmpty() ? forgotten : old.getLast();
        for (String key : old) {
            String changed = Keys.first(Keys.second(key));
            String which = Keys.of(HALVES, Keys.second(Keys.second(key)));
            // What has changed since stands under a later marker as well.
            halves.get(which)
                    .filter(it -> number(it.after()).equals(changed))
                    .ifPresent(_ -> marks.delete(which));
            marks.delete(key);
        }
    }

    private static String halvesKey(String key, String ticketNo) {
        return Keys.of(HALVES, Keys.of(key, ticketNo));
    }

    @Override
    public MonthState stateOf(Month month) {
        return months.computeIfAbsent(month, this::storedState);
    }

    @Override
    public void stateOf(Month month, MonthState now) {
        if (stateOf(month) == MonthState.OPEN) {
            String prefix = Keys.prefix(month.id());
            for (KeyValueStore<String, byte[]> store : List.of(counts, timeliness)) {
                try (var entries = store.range(prefix, Keys.end(prefix))) {
                    entries.forEachRemaining(it -> live.counted(month, Keys.second(it.key)));
                }
            }
        }
        months.put(month, now);
        marks.put(Keys.of(MONTH, month.id()), bytes(now.name()));
    }

    @Override
    public List<Month> revisable() {
        List<Month> months = new ArrayList<>();
        String prefix = Keys.prefix(MONTH);
        try (var entries = marks.range(prefix, Keys.end(prefix))) {
            entries.forEachRemaining(
                    entry -> {
                        MonthState now = MonthState.valueOf(text(entry.value));
                        if (now == MonthState.TOLD || now == MonthState.CHANGED) {
                            months.add((Month) Period.parse(Keys.second(entry.key)));
                        }
                    });
        }
        return months;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(marks.get(LAST_DAY)).map(it -> LocalDate.parse(text(it)));
    }

    @Override
    public void lastDay(LocalDate day) {
        marks.put(LAST_DAY, bytes(day.toString()));
        marks.put(ANSWERED, bytes(number(answered() + 1)));
    }

    @Override
    public long answered() {
        byte[] value = marks.get(ANSWERED);
        return value == null ? 0 : Long.parseLong(text(value));
    }

    /** Sorts as text the way it sorts as a number. */
    private static String number(long count) {
        return "%012d".formatted(count);
    }

    /** Says everything again that the live board should know: its last words may be lost. */
    void repeatLive() {
        estates().forEach(estate -> live.registered(estate.latest().estateId()));
        for (KeyValueStore<String, byte[]> store : List.of(counts, timeliness)) {
            try (var entries = store.all()) {
                entries.forEachRemaining(
                        entry -> {
                            Month month = (Month) Period.parse(Keys.first(entry.key));
                            if (stateOf(month) == MonthState.OPEN) {
                                live.counted(month, Keys.second(entry.key));
                            }
                        });
            }
        }
    }

    private MonthState storedState(Month month) {
        byte[] value = marks.get(Keys.of(MONTH, month.id()));
        return value == null ? MonthState.OPEN : MonthState.valueOf(text(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
