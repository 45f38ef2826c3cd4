package io.duban.ranking.board;

import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.event.UnreadableEventException;
import io.duban.ranking.ladder.StoredLadder;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.json.JsonMapper;

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

    private static final Logger LOG = LoggerFactory.getLogger(MergeProcessor.class);

    private final EventCodec codec;
    private final JsonMapper mapper;
    private final Rulebook rulebook;
    private final LocalDate firstDay;
    private final Map<String, Side> sides;
    private final int partitions;
    private ProcessorContext<String, byte[]> context;
    private StoredFacts facts;
    private BoardMerge merge;

    MergeProcessor(
            EventCodec codec,
            JsonMapper mapper,
            Rulebook rulebook,
            LocalDate firstDay,
            Map<String, Side> sides,
            int partitions) {
        this.codec = codec;
        this.mapper = mapper;
        this.rulebook = rulebook;
        this.firstDay = firstDay;
        this.sides = Map.copyOf(sides);
        this.partitions = partitions;
    }

    /**
     * A supplier that brings the stores along.
     *
     * @param firstDay first day that the calendar ends
     * @param sides the sides by the name of their topic
     */
    public static ProcessorSupplier<String, byte[], String, byte[]> supplier(
            EventCodec codec,
            JsonMapper mapper,
            Rulebook rulebook,
            LocalDate firstDay,
            Map<String, Side> sides,
            int partitions) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, byte[], String, byte[]> get() {
                return new MergeProcessor(codec, mapper, rulebook, firstDay, sides, partitions);
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
        facts = new StoredFacts(started, mapper);
        merge =
                new BoardMerge(
                        new StoredMerge(started, mapper),
                        facts,
                        new StoredLadder(started, mapper),
                        rulebook,
                        firstDay,
                        partitions);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        said(record).forEach(event -> send(event, record.timestamp()));
        facts.takeNewSums(
                (month, sums) ->
                        context.forward(
                                new Record<>(
                                        MonthSums.liveKey(month),
                                        mapper.writeValueAsBytes(sums),
                                        record.timestamp()),
                                SUMS_SINK));
    }

    private List<DubanEvent> said(Record<String, byte[]> record) {
        String topic = context.recordMetadata().map(RecordMetadata::topic).orElse("");
        Side side = sides.get(topic);
        if (side == null) {
            return merge.apply(mapper.readValue(record.value(), DayPart.class));
        }
        try {
            return codec.decode(record.headers(), record.value())
                    .map(event -> merge.apply(side, event))
                    .orElse(List.of());
        } catch (UnreadableEventException e) {
            LOG.error("Passed over a record of {}, which is no event: {}", topic, e.getMessage());
            return List.of();
        }
    }

    private void send(DubanEvent event, long at) {
        EncodedEvent encoded = codec.encode(event);
        context.forward(
                new Record<>(
                        encoded.key(), encoded.body(), at, new RecordHeaders(encoded.headers())),
                event instanceof EscalationEvent ? ESCALATION_SINK : RANKING_SINK);
    }
}
