package io.duban.ranking.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.BodyEvent.BodyDayClosed;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.Topic;
import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.event.DeadLetters;
import io.duban.kit.event.EventCodec;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.EventIntake;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.EventReader;
import io.duban.kit.event.HaltedReaders;
import io.duban.kit.event.HaltedReaders.Cause;
import io.duban.kit.event.HaltedReaders.Halt;
import io.duban.kit.event.Place;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.event.ServiceProperties;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.topic.StreamProperties;
import io.duban.kit.topic.Topics;
import io.duban.ranking.City;
import io.duban.teststack.TestStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A reader against the real broker: what stops it, what does not, and how it goes on. */
class ReadingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper MAPPER = JsonAutoConfiguration.strictMapper();
    private static final LocalDate DAY = LocalDate.of(2022, 6, 30);

    private final String name = TestStack.shared().freshName(ReadingIT.class);
    private final String prefix = name + ".";
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final HaltedReaders halted =
            new HaltedReaders(new SimpleMeterRegistry(), InstantSource.system());

    private Admin admin;
    private DefaultKafkaProducerFactory<String, byte[]> producers;
    private Topics topics;
    private EventPublisher publisher;
    private ConcurrentMessageListenerContainer<String, byte[]> running;

    @BeforeEach
    void connect() {
        Map<String, Object> broker =
                Map.of("bootstrap.servers", TestStack.shared().bootstrapServers());
        admin = Admin.create(broker);
        topics = new Topics(admin, new StreamProperties(prefix, 1, (short) -1, PATIENCE));
        topics.ensure();
        producers =
                new DefaultKafkaProducerFactory<>(
                        broker, new StringSerializer(), new ByteArraySerializer());
        publisher =
                new EventPublisher(
                        new KafkaTemplate<>(producers),
                        new EventCodec(MAPPER, "/duban/test", prefix));
    }

    @AfterEach
    void disconnect() {
        running.stop();
        producers.destroy();
        admin.close();
    }

    @Test
    void a_newer_edition_stops_its_partition_alone_until_it_runs_itself() {
        read(MAPPER, Set.of(), this::hear);
        publisher.publish(List.of(new BodyDayClosed(DAY)));
        raw().send(
                        Topic.BODY,
                        "B",
                        "{\"body\":{\"code\":\"B\",\"name\":\"B\",\"level\":\"planet\"},\"version\":1}")
                .ours("duban.body.recorded.v1");
        publisher.publish(List.of(new BodyDayClosed(DAY.plusDays(1))));
        await().atMost(PATIENCE).until(() -> halted.all().size() == 1);
        publisher.publish(List.of(City.attached("t1", "A", City.JUNE)));
        await().atMost(PATIENCE).until(() -> heard.contains("t1-1-attached"));

        assertThat(heard).containsExactly("body-day-2022-06-30", "t1-1-attached");
        assertThat(halted.all())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.reader()).isEqualTo("reader.test");
                            assertThat(it.place())
                                    .isEqualTo(new Place(prefix + "duban.body.v1", 0, 1));
                            assertThat(it.cause()).isEqualTo(Cause.NEWER_EDITION);
                            assertThat(it.why()).contains("/body/level holds 'planet'");
                        });
        heard.clear();
        running.stop();
        read(knowingPlanets(), Set.of(), this::hear);

        await().atMost(PATIENCE).until(() -> heard.size() >= 2);
        assertThat(heard).containsExactly("body-B-1", "body-day-2022-07-01");
        assertThat(halted.all()).isEmpty();
    }

    @Test
    void an_operator_who_names_the_place_lets_the_reader_go_on() {
        raw().send(Topic.BODY, "B", "{}").ours("duban.body.painted.v1");
        publisher.publish(List.of(new BodyDayClosed(DAY)));

        read(MAPPER, Set.of(new Place(prefix + "duban.body.v1", 0, 0)), this::hear);

        await().atMost(PATIENCE).until(() -> heard.contains("body-day-2022-06-30"));
        assertThat(raw().deadLetters(1))
                .containsExactly(prefix + "duban.body.v1-0@0 an operator has named it");
    }

    @Test
    void garbage_lies_in_the_dead_letters_and_the_reader_goes_on() {
        read(MAPPER, Set.of(), this::hear);
        raw().send(Topic.BODY, "k", "hello").foreign();
        raw().send(Topic.BODY, "k", "hello").ours("duban.body.recorded.v1");
        raw().send(Topic.BODY, null, "{}").ours("duban.body.recorded.v1");
        raw().send(Topic.BODY, "k", null).ours("duban.body.recorded.v1");
        publisher.publish(List.of(new BodyDayClosed(DAY)));

        await().atMost(PATIENCE).until(() -> heard.contains("body-day-2022-06-30"));
        String body = prefix + "duban.body.v1-0@";
        assertThat(raw().deadLetters(4))
                .containsExactly(
                        body + "0 it has no CloudEvents headers",
                        body + "1 its value is not a JSON object",
                        body + "2 it has no key",
                        body + "3 it has no value");
        assertThat(halted.all()).isEmpty();
    }

    @Test
    void a_handler_that_fails_at_one_event_says_where_and_everything_else_goes_on() {
        AtomicBoolean broken = new AtomicBoolean(true);
        read(
                MAPPER,
                Set.of(),
                events -> {
                    boolean met =
                            events.stream()
                                    .anyMatch(it -> it.event().eventId().endsWith("2022-07-01"));
                    if (met && broken.get()) {
                        throw new IllegalStateException("no such\nbody");
                    }
                    hear(events);
                });
        for (int day = 0; day < 3; day++) {
            publisher.publish(List.of(new BodyDayClosed(DAY.plusDays(day))));
        }
        await().atMost(PATIENCE).until(() -> !halted.all().isEmpty());
        publisher.publish(List.of(City.attached("t1", "A", City.JUNE)));
        await().atMost(PATIENCE).until(() -> heard.contains("t1-1-attached"));

        assertThat(heard).contains("body-day-2022-06-30");
        assertThat(heard).doesNotContain("body-day-2022-07-02");
        assertThat(halted.all())
                .extracting(Halt::place, Halt::cause, Halt::why)
                .containsExactly(
                        tuple(
                                new Place(prefix + "duban.body.v1", 0, 1),
                                Cause.FAULT,
                                "it fails and tries again: IllegalStateException: no such body"));
        broken.set(false);

        await().atMost(PATIENCE).until(() -> heard.contains("body-day-2022-07-02"));
        await().atMost(PATIENCE).until(() -> halted.all().isEmpty());
        assertThat(heard).containsSubsequence("body-day-2022-07-01", "body-day-2022-07-02");
    }

    private void hear(List<ReceivedEvent> events) {
        events.stream().map(ReceivedEvent::event).map(DubanEvent::eventId).forEach(heard::add);
    }

    private void read(
            JsonMapper mapper, Set<Place> passOver, Consumer<List<ReceivedEvent>> handler) {
        KafkaProperties kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(TestStack.shared().bootstrapServers()));
        EventIntake intake =
                new EventIntake(new EventReader(mapper), passOver, new SimpleMeterRegistry());
        running =
                new EventConsumers(
                                kafka,
                                new ServiceProperties("reader", "", "", "http://localhost:8080"),
                                topics,
                                intake,
                                new DeadLetters(publisher, topics),
                                halted)
                        .container("test", handler, Topic.BODY, Topic.COMPLAINT);
        running.start();
    }

    private RawRecords raw() {
        return new RawRecords(prefix);
    }

    /** An edition that has added a level of bodies. */
    private static JsonMapper knowingPlanets() {
        return MAPPER.rebuild()
                .addHandler(
                        new DeserializationProblemHandler() {
                            @Override
                            public Object handleWeirdStringValue(
                                    DeserializationContext context,
                                    Class<?> form,
                                    String value,
                                    String problem) {
                                return value.equals("planet") ? BodyLevel.STREET : NOT_HANDLED;
                            }
                        })
                .build();
    }
}
