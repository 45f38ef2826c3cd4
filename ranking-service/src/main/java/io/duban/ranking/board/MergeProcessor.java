package io.duban.ranking.board;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.ranking.ladder.StoredLadder;
import io.duban.ranking.reading.Reception;
import io.duban.ranking.reading.RecordReader;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Feeds the parts of all partitions to the merge step and sends what it says to the topics. */
public final class MergeProcessor implements Processor<String, byte[], String, byte[]> {

    /** Where boards go. */
    public static final String RANKING_SINK = "rankings-out";

    /** Where escalations go. */
    public static final String ESCALATION_SINK = "escalations-out";

    /** Where the sums of closed months go. */
    public static final String SUMS_SINK = "sums-out";

    /** Where what nobody can read goes. */
    public static final String DEAD_LETTER_SINK = "merge-dead-letters-out";

    /**
     * After this long a call takes no further step. The broker ends a transaction after ten
     * seconds, and one step, the largest board, takes up to two ({@code DayCostTest}).
     */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(2);

    private static final Duration GO_ON_EVERY = Duration.ofMillis(100);

    private final Reception reception;
    private final JsonMapper mapper;
    private final Rulebook rulebook;
    private final LocalDate firstDay;
    private final Map<String, Side> sides;
    private final int partitions;
    private final Outbound outbound;
    private ProcessorContext<String, byte[]> context;
    private RecordReader records;
    private Cancellable goingOn;
    private long called;
    private boolean uncommitted;
    private StoredFacts facts;
    private BoardMerge merge;

    MergeProcessor(
            EventCodec codec,
            Reception reception,
            JsonMapper mapper,
            Rulebook rulebook,
            LocalDate firstDay,
            Map<String, Side> sides,
            int partitions) {
        this.reception = reception;
        this.mapper = mapper;
        this.rulebook = rulebook;
        this.firstDay = firstDay;
        this.sides = Map.copyOf(sides);
        this.partitions = partitions;
        this.outbound = new Outbound(codec);
    }

    /**
     * A supplier that brings the stores along.
     *
     * @param firstDay first day that the calendar ends
     * @param sides the sides by the name of their topic
     */
    public static ProcessorSupplier<String, byte[], String, byte[]> supplier(
            EventCodec codec,
            Reception reception,
            JsonMapper mapper,
            Rulebook rulebook,
            LocalDate firstDay,
            Map<String, Side> sides,
            int partitions) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, byte[], String, byte[]> get() {
                return new MergeProcessor(
                        codec, reception, mapper, rulebook, firstDay, sides, partitions);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                Set<StoreBuilder<?>> stores = new LinkedHashSet<>(StoredMerge.stores());
                stores.addAll(StoredFacts.stores());
                stores.addAll(StoredLadder.stores());
                return stores;
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, byte[]> started) {
        context = started;
        records = new RecordReader(started, reception, DEAD_LETTER_SINK, mapper);
        facts = new StoredFacts(started, mapper);
        merge =
                new BoardMerge(
                        new StoredMerge(started, mapper),
                        facts,
                        new StoredLadder(started, mapper),
                        rulebook,
                        firstDay,
                        partitions,
                        outbound::prepare,
                        () -> System.nanoTime() - called < LONGEST_CALL.toNanos());
        uncommitted = false;
        goingOn = started.schedule(GO_ON_EVERY, PunctuationType.WALL_CLOCK_TIME, this::goOn);
    }

    /** A large day is published in several calls, each of them a transaction of its own. */
    private void goOn(long at) {
        if (uncommitted) {
            uncommitted = false;
            return;
        }
        called = System.nanoTime();
        send(merge.proceed(), at);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        called = System.nanoTime();
        send(said(record), record.timestamp());
        records.handled();
        // The thread goes on right after a record, and commits after that.
        uncommitted = System.nanoTime() - called > GO_ON_EVERY.toNanos();
    }

    /** A processor that is started again on the same task would else go on twice as often. */
    @Override
    public void close() {
        goingOn.cancel();
    }

    private void send(List<DubanEvent> events, long at) {
        events.forEach(event -> send(event, at));
        outbound.clear();
        facts.takeNewSums(
                (month, sums) ->
                        context.forward(
                                new Record<>(
                                        MonthSums.liveKey(month),
                                        mapper.writeValueAsBytes(sums),
                                        at),
                                SUMS_SINK));
    }

    private List<DubanEvent> said(Record<String, byte[]> record) {
        String topic = context.recordMetadata().map(RecordMetadata::topic).orElse("");
        Side side = sides.get(topic);
        if (side == null && MoveTold.KEY.equals(record.key())) {
            records.own(record, MoveTold.class).ifPresent(merge::apply);
            return List.of();
        }
        if (side == null) {
            return records.own(record, DayPart.class).map(merge::apply).orElse(List.of());
        }
        return records.event(side.topic(), record)
                .map(event -> merge.apply(side, event))
                .orElse(List.of());
    }

    private void send(DubanEvent event, long at) {
        EncodedEvent encoded = outbound.encoded(event);
        context.forward(
                new Record<>(
                        encoded.key(), encoded.body(), at, new RecordHeaders(encoded.headers())),
                event instanceof EscalationEvent ? ESCALATION_SINK : RANKING_SINK);
    }
}
