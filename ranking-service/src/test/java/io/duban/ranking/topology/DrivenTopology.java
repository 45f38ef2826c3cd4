package io.duban.ranking.topology;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.RankingEvent;
import io.duban.contracts.event.RankingEvent.RankingDayPublished;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.event.Topic;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.event.CloudEventHeaders;
import io.duban.kit.event.EncodedEvent;
import io.duban.kit.event.EventCodec;
import io.duban.kit.event.EventIntake;
import io.duban.kit.event.EventReader;
import io.duban.kit.event.HaltedReaders;
import io.duban.kit.event.Place;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.topic.Topics;
import io.duban.ranking.City;
import io.duban.ranking.board.DayPart;
import io.duban.ranking.board.InMemoryFacts;
import io.duban.ranking.live.LiveBoard;
import io.duban.ranking.live.LiveBoards;
import io.duban.ranking.live.LiveStore;
import io.duban.ranking.reading.Reception;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The real topology with its real stores over one partition, without a broker. */
public final class DrivenTopology implements AutoCloseable {

    static final TopologyTopics TOPICS =
            new TopologyTopics(
                    "duban.complaint.v1",
                    "duban.body.v1",
                    "duban.project.v1",
                    "duban.supervision.v1",
                    "duban.calendar.v1",
                    "duban-ranking.parts.v1",
                    "duban-ranking.live.v1",
                    "duban.ranking.v1",
                    "duban.escalation.v1");

    private static final int MOST_CALLS = 100;
    private static final JsonMapper MAPPER = JsonAutoConfiguration.strictMapper();
    private static final EventCodec CODEC = new EventCodec(MAPPER, "/duban/test", "");

    private final TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<String, byte[]>> inputs;
    private final TestInputTopic<String, byte[]> complaints;
    private final TopologyTestDriver liveDriver;
    private final TestInputTopic<String, byte[]> liveInput;
    private final TestOutputTopic<String, byte[]> liveOutput;
    private final TestOutputTopic<String, byte[]> rankings;
    private final TestOutputTopic<String, byte[]> escalations;
    private final TestOutputTopic<String, byte[]> deadLetters;
    private final List<DubanEvent> said = new ArrayList<>();

    DrivenTopology(Path stateDir) {
        this(stateDir, City.RULEBOOK);
    }

    public DrivenTopology(Path stateDir, Rulebook rulebook) {
        this(stateDir, rulebook, reception(MAPPER));
    }

    DrivenTopology(Path stateDir, Rulebook rulebook, Reception reception) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "driven");
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        driver =
                new TopologyTestDriver(
                        RankingTopology.build(
                                TOPICS, CODEC, reception, MAPPER, rulebook, City.FIRST_DAY, 1),
                        config);
        Properties liveConfig = new Properties();
        liveConfig.putAll(config);
        liveConfig.put(StreamsConfig.APPLICATION_ID_CONFIG, "driven-live");
        liveDriver = new TopologyTestDriver(LiveTopology.build(TOPICS.live()), liveConfig);
        liveInput =
                liveDriver.createInputTopic(
                        TOPICS.live(), new StringSerializer(), new ByteArraySerializer());
        liveOutput = output(TOPICS.live());
        complaints = input(TOPICS.complaints());
        inputs =
                Map.of(
                        Topic.COMPLAINT,
                        complaints,
                        Topic.BODY,
                        input(TOPICS.bodies()),
                        Topic.PROJECT,
                        input(TOPICS.projects()),
                        Topic.SUPERVISION,
                        input(TOPICS.supervision()),
                        Topic.CALENDAR,
                        input(TOPICS.calendar()));
        rankings = output(TOPICS.rankings());
        escalations = output(TOPICS.escalations());
        deadLetters = output(Topics.DEAD_LETTERS);
    }

    /** Takes records in as the service does, by the events that the mapper knows. */
    static Reception reception(JsonMapper mapper, Place... passOver) {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        return new Reception(
                "topology",
                new EventIntake(new EventReader(mapper), Set.of(passOver), metrics),
                new HaltedReaders(metrics, InstantSource.system()),
                Topics.DEAD_LETTERS);
    }

    /** Tells events; with a complaint day's marker come the marks of the sides. */
    void tell(List<? extends DubanEvent> events) {
        for (DubanEvent event : events) {
            pipe(event);
            if (event instanceof DayClosed(var day, _)) {
                City.marks(day).values().forEach(this::pipe);
                goOnUntilPublished(day);
            }
        }
    }

    /** A day that takes longer than one call may, as on a busy machine, goes on with the clock. */
    private void goOnUntilPublished(LocalDate day) {
        RankingDayPublished published = new RankingDayPublished(day);
        listen();
        for (int call = 0; call < MOST_CALLS && !said.contains(published); call++) {
            passASecond();
            listen();
        }
    }

    /** Everything that has been said since this was last asked. */
    public List<DubanEvent> takeSaid() {
        listen();
        List<DubanEvent> taken = List.copyOf(said);
        said.clear();
        return taken;
    }

    /** Tells one event and nothing else. */
    public void pipe(DubanEvent event) {
        EncodedEvent encoded = CODEC.encode(event);
        inputs.get(Topic.of(event))
                .pipeInput(
                        new TestRecord<>(
                                encoded.key(),
                                encoded.body(),
                                new RecordHeaders(encoded.headers())));
    }

    /** A partition's answer to a day's marker; how many bytes it has. */
    int part(DayPart part) {
        byte[] body = MAPPER.writeValueAsBytes(part);
        input(TOPICS.parts()).pipeInput("part", body);
        return body.length;
    }

    /** Bytes of the largest board that was said. */
    int largestBoard() {
        return rankings(RankingPublished.class).stream()
                .mapToInt(it -> MAPPER.writeValueAsBytes(it).length)
                .max()
                .orElse(0);
    }

    /** A record that claims to be an event of this type, and of ours when it names one. */
    void poison(Topic topic, String key, String body, String type) {
        RecordHeaders headers = new RecordHeaders();
        if (type != null) {
            headers.add(CloudEventHeaders.TYPE, type.getBytes(StandardCharsets.UTF_8));
            headers.add("ce_source", "/duban/test".getBytes(StandardCharsets.UTF_8));
            headers.add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
        }
        inputs.get(topic)
                .pipeInput(
                        new TestRecord<>(
                                key,
                                body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                                headers));
    }

    /** A record among the topology's own parts. */
    void poisonParts(String body) {
        input(TOPICS.parts())
                .pipeInput(new TestRecord<>("part", body.getBytes(StandardCharsets.UTF_8)));
    }

    /** What has been set aside since this was last asked: the reasons by place. */
    Map<String, String> setAside() {
        Map<String, String> reasons = new TreeMap<>();
        deadLetters
                .readRecordsToList()
                .forEach(
                        it ->
                                reasons.put(
                                        it.key(),
                                        CloudEventHeaders.read(it.headers(), "dead.reason")));
        return reasons;
    }

    void passASecond() {
        driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    /** Forgets what has been said so far. */
    void clear() {
        listen();
        said.clear();
    }

    List<Board> boards() {
        return rankings(RankingPublished.class).stream().map(RankingPublished::board).toList();
    }

    List<EscalationRaised> raised() {
        return escalations(EscalationRaised.class);
    }

    <T extends RankingEvent> List<T> rankings(Class<T> type) {
        return of(type);
    }

    <T extends EscalationEvent> List<T> escalations(Class<T> type) {
        return of(type);
    }

    Optional<LiveBoard> live(LocalDate today) {
        return new LiveBoards(
                        liveStore(),
                        new InMemoryFacts(),
                        () -> today,
                        () -> Rulebooks.of(City.RULEBOOK))
                .open("estate-complaints");
    }

    LiveStore liveStore() {
        liveOutput.readRecordsToList().forEach(liveInput::pipeInput);
        return new LiveStore(() -> liveDriver.getKeyValueStore(LiveTopology.STORE), MAPPER);
    }

    @Override
    public void close() {
        liveDriver.close();
        driver.close();
    }

    private <T> List<T> of(Class<T> type) {
        listen();
        return said.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void listen() {
        for (var topic : List.of(rankings, escalations)) {
            topic.readRecordsToList()
                    .forEach(it -> said.add(CODEC.decode(it.headers(), it.value()).orElseThrow()));
        }
    }

    private TestInputTopic<String, byte[]> input(String topic) {
        return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(
                topic, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
