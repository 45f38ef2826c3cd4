package io.duban.ranking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.ranking.City;
import io.duban.ranking.board.MergeProcessor;
import io.duban.ranking.board.Side;
import io.duban.ranking.tally.TallyProcessor;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A city registers its estates after its complaints, so that all of the queue moves within a day.
 * The processors with their real stores, without commits; {@code -Dduban.day.cost=true} measures.
 */
class ManyMovesTest {

    private static final LocalDate CLOSES = City.closingDay(City.JUNE);
    private static final String PARTS = "parts";
    private static final JsonMapper MAPPER = JsonAutoConfiguration.strictMapper();
    private static final EventCodec CODEC = new EventCodec(MAPPER, "/duban/test", "");
    private static final Map<String, Side> SIDES =
            Map.of(
                    "bodies", Side.BODIES,
                    "projects", Side.PROJECTS,
                    "supervision", Side.SUPERVISION,
                    "calendar", Side.CALENDAR);

    @TempDir Path stateDir;

    private final List<StateStore> stores = new ArrayList<>();
    private final List<Integer> partSizes = new ArrayList<>();
    private Running tally;
    private Running merge;

    private record Running(
            MockProcessorContext<String, byte[]> context,
            Processor<String, byte[], String, byte[]> processor) {

        void tell(String topic, Record<String, byte[]> record) {
            context.setRecordMetadata(topic, 0, 0);
            processor.process(record);
        }

        void tell(String topic, DubanEvent event) {
            EncodedEvent encoded = CODEC.encode(event);
            tell(
                    topic,
                    new Record<>(
                            encoded.key(),
                            encoded.body(),
                            0,
                            new RecordHeaders(encoded.headers())));
        }

        void passSomeTime() {
            context.scheduledPunctuators().forEach(it -> it.getPunctuator().punctuate(0));
        }
    }

    @AfterEach
    void stop() {
        stores.forEach(StateStore::close);
    }

    @Test
    void they_are_told_in_records_of_a_bounded_size_and_all_count_where_they_have_come() {
        start();
        move(25_000);

        end();

        Board board =
                said(RankingPublished.class).stream()
                        .map(RankingPublished::board)
                        .filter(it -> it.ranking().equals("estate-complaints"))
                        .toList()
                        .getLast();
        assertThat(board.rows()).hasSize(50).allMatch(it -> it.value().intValue() == 500);
        assertThat(board.unattributed().count()).isZero();
        assertThat(partSizes).hasSizeGreaterThan(50_000).allMatch(it -> it < 64 << 10);
    }

    @Test
    @EnabledIfSystemProperty(named = "duban.day.cost", matches = "true")
    void measure_what_they_cost() {
        for (int moves : new int[] {10_000, 50_000, 100_000, 200_000}) {
            start();
            move(moves);
            long began = System.nanoTime();
            tally.tell("complaints", City.closed(CLOSES));
            long told = System.nanoTime() - began;
            List<Long> calls = end();
            System.out.printf(
                    "%,d moves: the marker's call %d ms, then %d calls, the longest %d ms%n",
                    moves,
                    Duration.ofNanos(told).toMillis(),
                    calls.size(),
                    Duration.ofNanos(calls.stream().mapToLong(it -> it).max().orElse(0))
                            .toMillis());
            stop();
            stores.clear();
        }
    }

    private void move(int complaints) {
        for (int i = 0; i < complaints; i++) {
            tally.tell("complaints", City.attached("T" + i, 1, null, City.JUNE));
        }
        for (int i = 0; i < 50; i++) {
            tally.tell("complaints", City.recorded("E" + i));
        }
        for (int i = 0; i < complaints; i++) {
            City.moved("T" + i, 2, null, "E" + i % 50, City.JUNE)
                    .forEach(it -> tally.tell("complaints", it));
        }
    }

    /** Ends the day; how long each call of the merge step took. */
    private List<Long> end() {
        tally.tell("complaints", City.closed(CLOSES));
        List<Long> calls = new ArrayList<>();
        City.marks(CLOSES).forEach((side, mark) -> merge.tell(topic(side), mark));
        for (var forwarded : tally.context().forwarded()) {
            if (forwarded.childName().orElseThrow().equals(TallyProcessor.PARTS_SINK)) {
                byte[] part = forwarded.record().value();
                String key = forwarded.record().key();
                partSizes.add(part.length);
                calls.add(time(() -> merge.tell(PARTS, new Record<>(key, part, 0))));
            }
        }
        while (said(RankingDayPublished.class).isEmpty()) {
            calls.add(time(merge::passSomeTime));
        }
        return calls;
    }

    private static long time(Runnable call) {
        long began = System.nanoTime();
        call.run();
        return System.nanoTime() - began;
    }

    private <T extends DubanEvent> List<T> said(Class<T> type) {
        return merge.context().forwarded().stream()
                .filter(it -> it.childName().orElseThrow().equals(MergeProcessor.RANKING_SINK))
                .map(it -> CODEC.decode(it.record().headers(), it.record().value()).orElseThrow())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static String topic(Side side) {
        return SIDES.entrySet().stream()
                .filter(it -> it.getValue() == side)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private void start() {
        var reception = DrivenTopology.reception(MAPPER);
        tally = started("tally", TallyProcessor.supplier(reception, MAPPER, City.FIRST_DAY));
        merge =
                started(
                        "merge",
                        MergeProcessor.supplier(
                                CODEC, reception, MAPPER, City.RULEBOOK, City.FIRST_DAY, SIDES, 1));
    }

    private Running started(
            String name, ProcessorSupplier<String, byte[], String, byte[]> supplier) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        Path dir = stateDir.resolve(name + stores.size() + "-" + System.nanoTime());
        MockProcessorContext<String, byte[]> context =
                new MockProcessorContext<>(config, new TaskId(0, 0), dir.toFile());
        for (StoreBuilder<?> builder : supplier.stores()) {
            StateStore store = builder.withCachingDisabled().withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
            stores.add(store);
        }
        Processor<String, byte[], String, byte[]> processor = supplier.get();
        processor.init(context);
        return new Running(context, processor);
    }
}
