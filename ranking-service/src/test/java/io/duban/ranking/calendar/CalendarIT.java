package io.duban.ranking.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.CalendarEvent.MonthReopened;
import io.duban.contracts.event.Topic;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.kit.calendar.CalendarNotes;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.event.EventCodec;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.outbox.OutboxRelay;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.problem.UnavailableException;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.kit.topic.StreamProperties;
import io.duban.kit.topic.Topics;
import io.duban.teststack.TestStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The calendar against the real broker and store, with as many instances as a test likes. */
class CalendarIT {

    private static final LocalDate FIRST = LocalDate.of(2022, 5, 13);
    private static final int LEAP = 7;
    private static final TestStack STACK = TestStack.shared();

    private final String name = STACK.freshName(CalendarIT.class);
    private final MongoClient client = MongoClients.create(STACK.mongoUri());
    private final MongoDatabase database = client.getDatabase(name);
    private final CalendarStore store =
            new CalendarStore(database, JsonAutoConfiguration.strictMapper());
    private final Calendar calendar = new Calendar(store, LEAP);
    private final EventCodec codec =
            new EventCodec(JsonAutoConfiguration.strictMapper(), "/duban/test", name + ".");
    private final List<DayPublisher> publishers = new ArrayList<>();
    private final DefaultKafkaProducerFactory<String, byte[]> producers =
            new DefaultKafkaProducerFactory<>(
                    Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, STACK.bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());
    private final OutboxRelay relay =
            new OutboxRelay(
                    database,
                    new EventPublisher(new KafkaTemplate<>(producers), codec),
                    new SimpleMeterRegistry());
    private final ReopenedMonths reopened = new ReopenedMonths(database);
    private final Decisions decisions =
            new Decisions(
                    store,
                    new CalendarNotes(
                            new RulebookLibrary(database, RulebookSource.of("linyi-2022-57")),
                            reopened),
                    codec,
                    relay);

    @BeforeEach
    void topics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", STACK.bootstrapServers()))) {
            new Topics(
                            admin,
                            new StreamProperties(name + ".", 1, (short) -1, Duration.ofMinutes(1)))
                    .ensure();
        }
    }

    @AfterEach
    void close() {
        publishers.forEach(DayPublisher::close);
        producers.destroy();
        client.close();
    }

    @Test
    void a_retry_ends_nothing_and_says_so() {
        calendar.open(CalendarMode.MANUAL, FIRST);

        Advance first = calendar.advance(FIRST.plusDays(7));
        Advance again = calendar.advance(FIRST.plusDays(7));

        assertThat(first).isEqualTo(new Advance(FIRST, FIRST.plusDays(7)));
        assertThat(again).isEqualTo(new Advance(FIRST.plusDays(8), FIRST.plusDays(7)));
        assertThat(calendar.state().lastEnded()).isEqualTo(FIRST.plusDays(7));
    }

    @Test
    void a_clock_catches_up_every_day_that_it_missed() {
        calendar.open(CalendarMode.CLOCK, FIRST);

        calendar.tick(FIRST);
        assertThat(calendar.state().isFresh()).isTrue();
        calendar.tick(FIRST.plusDays(1));
        calendar.tick(FIRST.plusDays(8));
        calendar.tick(FIRST.plusDays(3));
        publisher().publishPending();

        assertThat(days()).containsExactlyElementsOf(through(FIRST.plusDays(7)));
    }

    @Test
    void a_clock_cannot_be_advanced() {
        calendar.open(CalendarMode.CLOCK, FIRST);

        assertThatThrownBy(() -> calendar.advance(FIRST))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.status().value()).isEqualTo(409));
    }

    @Test
    void a_calendar_on_which_days_have_ended_keeps_its_mode() {
        calendar.open(CalendarMode.MANUAL, FIRST);
        calendar.open(CalendarMode.CLOCK, FIRST.plusDays(100));
        calendar.open(CalendarMode.MANUAL, FIRST);
        calendar.advance(FIRST.plusDays(1));

        assertThatThrownBy(() -> calendar.open(CalendarMode.CLOCK, FIRST.plusDays(100)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DUBAN_CALENDAR")
                .hasMessageContaining("2022-05-14");
        calendar.open(CalendarMode.MANUAL, FIRST);
        assertThat(calendar.state().lastEnded()).isEqualTo(FIRST.plusDays(1));
    }

    @Test
    void a_publisher_that_was_overtaken_writes_nothing_more() {
        calendar.open(CalendarMode.MANUAL, FIRST);
        DayPublisher one = publisher();
        DayPublisher other = publisher();

        for (int day = 0; day < 6; day++) {
            calendar.advance(FIRST.plusDays(day));
            DayPublisher next = day % 2 == 0 ? one : other;
            publishUntilItSucceeds(next);
        }

        assertThat(days()).containsExactlyElementsOf(through(FIRST.plusDays(5)));
    }

    @Test
    void many_instances_keep_the_order_of_days() throws Exception {
        calendar.open(CalendarMode.MANUAL, FIRST);
        calendar.advance(FIRST.plusDays(120));
        List<Callable<Void>> instances = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            DayPublisher publisher = publisher();
            instances.add(
                    () -> {
                        publishUntilItSucceeds(publisher);
                        return null;
                    });
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (var outcome : threads.invokeAll(instances)) {
                outcome.get();
            }
        }

        assertThat(inOrderOfFirstMention(days()))
                .containsExactlyElementsOf(through(FIRST.plusDays(120)));
        assertThat(store.load().unpublished(1)).isEmpty();
    }

    @Test
    void a_decision_whose_day_ends_while_it_is_made_is_made_anew_on_the_next() {
        calendar.open(CalendarMode.MANUAL, FIRST);
        DayPublisher publisher = publisher();

        decisions.decide(
                day -> {
                    if (day.equals(FIRST)) {
                        calendar.advance(FIRST);
                        publisher.publishPending();
                    }
                    return Optional.of(reopening(day));
                });
        calendar.advance(FIRST.plusDays(1));
        publisher.publishPending();

        assertThat(told())
                .containsExactly(
                        new DayEnded(FIRST),
                        reopening(FIRST.plusDays(1)),
                        new DayEnded(FIRST.plusDays(1)));
    }

    @Test
    void what_was_decided_and_not_told_is_told_before_its_day_ends() {
        calendar.open(CalendarMode.MANUAL, FIRST);
        CalendarState open = store.load();
        MonthReopened decision = reopening(FIRST);

        boolean written =
                store.decide(open, decision, OutboxFields.encode(codec, List.of(decision)));
        boolean stale = store.decide(open, decision, List.of(codec.encode(decision)));
        calendar.advance(FIRST.plusDays(1));
        publisher().publishPending();

        assertThat(written).isTrue();
        assertThat(stale).isFalse();
        assertThat(told())
                .containsExactly(decision, new DayEnded(FIRST), new DayEnded(FIRST.plusDays(1)));
    }

    @Test
    void whoever_decides_knows_what_another_instance_decided_before_it_died() {
        calendar.open(CalendarMode.MANUAL, FIRST);
        MonthReopened decision = reopening(FIRST);
        store.decide(store.load(), decision, OutboxFields.encode(codec, List.of(decision)));
        assertThat(reopened.find(decision.month())).isEmpty();

        boolean decided =
                decisions.decide(
                        day -> {
                            assertThat(reopened.isOpen(decision.month(), day)).isTrue();
                            return Optional.empty();
                        });

        assertThat(decided).isFalse();
        assertThat(calendar.state().lastEnded()).isEqualTo(FIRST.minusDays(1));
    }

    private static MonthReopened reopening(LocalDate day) {
        return new MonthReopened(Month.of(2022, 3), day, day.plusDays(9), "停水投诉误计", "admin");
    }

    private void publishUntilItSucceeds(DayPublisher publisher) {
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                publisher.publishPending();
                return;
            } catch (UnavailableException e) {
                // Another instance took the pen; the runner would try again as well.
                assertThat(e).hasCauseInstanceOf(KafkaException.class);
            }
        }
        throw new AssertionError("the days were not published in 50 attempts");
    }

    private static List<LocalDate> through(LocalDate last) {
        return FIRST.datesUntil(last.plusDays(1)).toList();
    }

    /** A day may be said again after a crash, but never before its predecessor was said. */
    private static List<LocalDate> inOrderOfFirstMention(List<LocalDate> days) {
        return days.stream().distinct().toList();
    }

    private List<LocalDate> days() {
        return told().stream().map(CalendarEvent::day).toList();
    }

    private List<CalendarEvent> told() {
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        STACK.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed");
        TopicPartition partition = new TopicPartition(name + "." + Topic.CALENDAR.topicName(), 0);
        List<CalendarEvent> told = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(500))
                        .forEach(
                                it ->
                                        codec.decode(it.headers(), it.value())
                                                .map(CalendarEvent.class::cast)
                                                .ifPresent(told::add));
            }
        }
        return told;
    }

    private DayPublisher publisher() {
        DayPublisher publisher = new DayPublisher(store, codec, this::pen, relay);
        publishers.add(publisher);
        return publisher;
    }

    private Producer<String, byte[]> pen() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        STACK.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        name + ".pen"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
