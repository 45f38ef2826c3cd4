package io.duban.ranking.tally;

import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.event.Topic;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.ranking.board.DayPart;
import io.duban.ranking.board.MoveTold;
import io.duban.ranking.live.LiveRecords;
import io.duban.ranking.reading.Reception;
import io.duban.ranking.reading.RecordReader;
import io.duban.ranking.state.Keys;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/** Feeds one partition's events to its tally, and tells the live board once a second. */
public final class TallyProcessor implements Processor<String, byte[], String, byte[]> {

    /** Where the answers to markers go. */
    public static final String PARTS_SINK = "parts-out";

    /** Where changes of the open months go. */
    public static final String LIVE_SINK = "live-out";

    /** Where what nobody can read goes. */
    public static final String DEAD_LETTER_SINK = "tally-dead-letters-out";

    /** One key, so that the parts of a partition keep their order. */
    static final String PART_KEY = "part";

    private static final Logger LOG = LoggerFactory.getLogger(TallyProcessor.class);

    /** Half of what the broker takes. */
    private static final int LARGEST_PART = 8 << 20;

    private static final Duration TELL_EVERY = Duration.ofSeconds(1);

    private final Reception reception;
    private final JsonMapper mapper;
    private final LocalDate firstDay;
    private final LiveChanges live = new LiveChanges();
    private ProcessorContext<String, byte[]> context;
    private StoredTally state;
    private RecordReader records;
    private Tally tally;
    private Cancellable telling;
    private boolean repeated;

    /** When the record came that is being taken in. */
    private long told;

    TallyProcessor(Reception reception, JsonMapper mapper, LocalDate firstDay) {
        this.reception = reception;
        this.mapper = mapper;
        this.firstDay = firstDay;
    }

    /**
     * A supplier that brings the stores along.
     *
     * @param firstDay first day that the calendar ends
     */
    public static ProcessorSupplier<String, byte[], String, byte[]> supplier(
            Reception reception, JsonMapper mapper, LocalDate firstDay) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, byte[], String, byte[]> get() {
                return new TallyProcessor(reception, mapper, firstDay);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return new LinkedHashSet<>(StoredTally.stores());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, byte[]> started) {
        context = started;
        repeated = false;
        records = new RecordReader(started, reception, DEAD_LETTER_SINK, mapper);
        state = new StoredTally(started, mapper, live);
        tally = new Tally(state, started.taskId().partition(), firstDay, this::tell);
        telling = started.schedule(TELL_EVERY, PunctuationType.WALL_CLOCK_TIME, this::tellLive);
    }

    /** A processor that is started again on the same task would else tell twice as often. */
    @Override
    public void close() {
        telling.cancel();
    }

    @Override
    public void process(Record<String, byte[]> record) {
        told = record.timestamp();
        records.event(Topic.COMPLAINT, record)
                .map(ComplaintEvent.class::cast)
                .flatMap(tally::apply)
                .ifPresent(part -> answer(part, record.timestamp()));
        records.handled();
    }

    /** A record has a largest size, and a day on which many months have changed does not. */
    private void answer(DayPart part, long at) {
        byte[] whole = mapper.writeValueAsBytes(part);
        if (whole.length <= LARGEST_PART) {
            context.forward(new Record<>(PART_KEY, whole, at), PARTS_SINK);
            return;
        }
        for (DayPart piece : part.pieceByPiece()) {
            context.forward(
                    new Record<>(PART_KEY, mapper.writeValueAsBytes(piece), at), PARTS_SINK);
        }
    }

    private void tell(MoveTold move) {
        context.forward(
                new Record<>(MoveTold.KEY, mapper.writeValueAsBytes(move), told), PARTS_SINK);
    }

    /** Nothing follows from a live board, so what it cannot be told holds nothing up. */
    private void tellLive(long at) {
        try {
            tellWhatHasChanged(at);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The live board was not told all; the next changes will be.", e);
        }
    }

    private void tellWhatHasChanged(long at) {
        if (!repeated) {
            state.repeatLive();
            repeated = true;
        }
        live.takeEstates(
                id ->
                        state.estate(id)
                                .ifPresent(
                                        estate ->
                                                tell(
                                                        LiveRecords.estateKey(id),
                                                        mapper.writeValueAsBytes(estate.latest()),
                                                        at)));
        live.takeCounts(key -> tell(key, liveCount(key), at));
    }

    /** The count, or null, which deletes it, when the month is not open any more. */
    private byte[] liveCount(String key) {
        Month month = (Month) Period.parse(Keys.first(key));
        String which = Keys.second(key);
        return state.stateOf(month) == MonthState.OPEN
                ? LiveRecords.count(state.count(month, which), state.timeliness(month, which))
                : null;
    }

    private void tell(String key, byte[] value, long at) {
        context.forward(new Record<>(key, value, at), LIVE_SINK);
    }
}
