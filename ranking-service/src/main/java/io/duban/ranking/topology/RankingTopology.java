package io.duban.ranking.topology;

import io.duban.contracts.rulebook.Rulebook;
import io.duban.kit.event.EventCodec;
import io.duban.ranking.board.MergeProcessor;
import io.duban.ranking.reading.Reception;
import io.duban.ranking.tally.TallyProcessor;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;

/**
 * Complaints are tallied where they lie; the parts of all partitions meet in one merge step, which
 * publishes boards and escalations; what is still open goes to the topic of the live boards, which
 * {@link LiveTopology} reads.
 */
public final class RankingTopology {

    private static final StringSerializer KEY_OUT = new StringSerializer();
    private static final ByteArraySerializer VALUE_OUT = new ByteArraySerializer();
    private static final StringDeserializer KEY_IN = new StringDeserializer();
    private static final ByteArrayDeserializer VALUE_IN = new ByteArrayDeserializer();

    private RankingTopology() {}

    /**
     * @param firstDay first day that the calendar ends
     * @param partitions of the complaint topic: so many parts make a day
     */
    public static Topology build(
            TopologyTopics topics,
            EventCodec codec,
            Reception reception,
            JsonMapper mapper,
            Rulebook rulebook,
            LocalDate firstDay,
            int partitions) {
        String tally = "tally";
        String merge = "merge";
        return new Topology()
                .addSource("complaints-in", KEY_IN, VALUE_IN, topics.complaints())
                .addProcessor(
                        tally,
                        TallyProcessor.supplier(reception, mapper, firstDay),
                        "complaints-in")
                .addSink(TallyProcessor.PARTS_SINK, topics.parts(), KEY_OUT, VALUE_OUT, tally)
                .addSink(TallyProcessor.LIVE_SINK, topics.live(), KEY_OUT, VALUE_OUT, tally)
                .addSink(
                        TallyProcessor.DEAD_LETTER_SINK,
                        reception.deadLetters(),
                        KEY_OUT,
                        VALUE_OUT,
                        tally)
                .addSource("parts-in", KEY_IN, VALUE_IN, topics.parts())
                .addSource("bodies-in", KEY_IN, VALUE_IN, topics.bodies())
                .addSource("projects-in", KEY_IN, VALUE_IN, topics.projects())
                .addSource("supervision-in", KEY_IN, VALUE_IN, topics.supervision())
                .addSource("calendar-in", KEY_IN, VALUE_IN, topics.calendar())
                .addProcessor(
                        merge,
                        MergeProcessor.supplier(
                                codec,
                                reception,
                                mapper,
                                rulebook,
                                firstDay,
                                topics.sides(),
                                partitions),
                        "parts-in",
                        "bodies-in",
                        "projects-in",
                        "supervision-in",
                        "calendar-in")
                .addSink(MergeProcessor.RANKING_SINK, topics.rankings(), KEY_OUT, VALUE_OUT, merge)
                .addSink(
                        MergeProcessor.ESCALATION_SINK,
                        topics.escalations(),
                        KEY_OUT,
                        VALUE_OUT,
                        merge)
                .addSink(
                        MergeProcessor.DEAD_LETTER_SINK,
                        reception.deadLetters(),
                        KEY_OUT,
                        VALUE_OUT,
                        merge)
                .addSink(MergeProcessor.SUMS_SINK, topics.live(), KEY_OUT, VALUE_OUT, merge);
    }
}
