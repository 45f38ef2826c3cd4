package io.duban.ranking.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.kit.topic.StreamProperties;
import io.duban.kit.topic.Topics;
import io.duban.ranking.state.StateStores;
import io.duban.teststack.TestStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Topologies that fail, each on its own. */
class StreamsLifeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final TestStack STACK = TestStack.shared();

    @TempDir Path disk;

    private final String topic = STACK.freshName(StreamsLifeIT.class);

    @BeforeEach
    void topic() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", STACK.bootstrapServers()))) {
            new Topics(admin, new StreamProperties("", 1, (short) -1, Duration.ofMinutes(1)))
                    .ensure(topic, 1);
        }
    }

    @Test
    void a_topology_whose_thread_is_replaced_again_and_again_is_not_health() throws Exception {
        RankingStreams streams =
                new RankingStreams(failing(), config("poison"), new SimpleMeterRegistry());
        StreamsHealthIndicator health = new StreamsHealthIndicator(streams);
        streams.start();
        try {
            await().atMost(PATIENCE).until(() -> health.health().getStatus().equals(Status.UP));

            tell("E1");

            // The thread's end is what is looked for here.
            await().dontCatchUncaughtExceptions()
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
                                assertThat(streams.replacements())
                                        .isGreaterThanOrEqualTo(StreamsHealthIndicator.TOO_MANY);
                            });
        } finally {
            streams.stop();
        }
    }

    @Test
    void a_live_board_that_fails_is_read_in_anew_by_itself() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        LiveStreams live =
                new LiveStreams(
                        () ->
                                opened.incrementAndGet() == 1
                                        ? failingBoard()
                                        : LiveTopology.build(topic),
                        config("live"),
                        new SimpleMeterRegistry());
        live.start();
        try {
            tell("E1");

            await().dontCatchUncaughtExceptions()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> live.store().get("E1") != null);
            assertThat(opened.get()).isGreaterThan(1);
        } finally {
            live.stop();
        }
    }

    private Topology failing() {
        return new Topology()
                .addSource("in", new StringDeserializer(), new ByteArrayDeserializer(), topic)
                .addProcessor("fault", Fault::new, "in");
    }

    private Topology failingBoard() {
        return new Topology()
                .addGlobalStore(
                        StateStores.everywhere(LiveTopology.STORE),
                        "live-in",
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        topic,
                        "live-board",
                        () -> new Fault());
    }

    /** Fails at every record. */
    private static final class Fault implements Processor<String, byte[], Void, Void> {
        @Override
        public void process(Record<String, byte[]> record) {
            throw new IllegalStateException("poison " + record.key());
        }
    }

    private Properties config(String application) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, topic + "-" + application);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, STACK.bootstrapServers());
        config.put(StreamsConfig.STATE_DIR_CONFIG, disk.toString());
        config.put("auto.offset.reset", "earliest");
        // As the service has it: the broker gives a failed thread's partitions back after it.
        config.put("session.timeout.ms", 10_000);
        config.put("heartbeat.interval.ms", 2_000);
        return config;
    }

    private void tell(String key) throws ExecutionException, InterruptedException {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", (Object) STACK.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, "1".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }
}
