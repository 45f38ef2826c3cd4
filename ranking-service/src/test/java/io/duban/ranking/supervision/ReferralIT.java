package io.duban.ranking.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.event.RankingEvent.RankingFailed;
import io.duban.contracts.period.Day;
import io.duban.kit.security.Role;
import io.duban.ranking.RunningService;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a referral says is for those who sign it, and what is decided for the city is for the city.
 */
class ReferralIT {

    private static final String FINDING =
            """
            {"kind":"%s","subject":"%s","facts":"%s","evidence":["doc-1"]}
            """;

    private static final String NAME = "referral";
    private static final String FACTS = "台账造假，材料三份";
    private static final String OFFICE = TestTokens.bearer(Role.OFFICIAL);
    private static final String TASKFORCE = TestTokens.bearer(Role.OFFICIAL, "T1", "taskforce/T1");

    /** The accused, its streets, and all who reach the city without signing. */
    private static final List<String> OTHERS =
            List.of(
                    TestTokens.bearer(Role.COUNTY, "C1"),
                    TestTokens.bearer(Role.STREET, "S1"),
                    TestTokens.bearer(Role.COUNTY, "C2"),
                    TestTokens.bearer(Role.OFFICIAL, "C1"),
                    TestTokens.bearer(Role.ADMIN, "C1"),
                    TestTokens.bearer(Role.OFFICIAL, "D1", "department/D1"));

    @TempDir static Path state;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = SupervisedCity.start(NAME, state);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1", "S1"})
    void what_is_referred_is_seen_by_those_who_sign_alone_and_told_on_no_topic(String subject) {
        Answer found = find("FORMALISM", subject, FACTS);
        String finding = found.json().get("id").stringValue();
        String path = "/api/v1/escalations/" + found.json().get("escalationId").stringValue();
        await().atMost(SupervisedCity.LIMIT).until(() -> service.get(path).status() == 200);

        for (String bearer : List.of(OFFICE, TASKFORCE)) {
            assertThat(as(bearer, path).body()).contains(FACTS, "doc-1").doesNotContain("sealed");
            assertThat(as(bearer, path + "/explanation").body()).contains(FACTS);
            assertThat(as(bearer, "/api/v1/findings?kind=FORMALISM").body()).contains(FACTS);
        }
        for (String bearer : OTHERS) {
            assertThat(as(bearer, path).status()).isEqualTo(404);
            assertThat(as(bearer, path + "/explanation").status()).isEqualTo(404);
            assertThat(as(bearer, "/api/v1/escalations?measure=DISCIPLINE_REFERRAL").body())
                    .contains("\"items\":[]");
            assertThat(as(bearer, "/api/v1/escalations?rule=finding-formalism").body())
                    .contains("\"items\":[]");
            assertThat(as(bearer, "/api/v1/escalations?subject=" + subject).body())
                    .doesNotContain("FORMALISM", "REFERRAL");
            assertThat(as(bearer, "/api/v1/findings?limit=200").body()).doesNotContain(finding);
            // Under a rulebook that calls it something else it would be found by another name.
            assertThat(post(bearer, "/api/v1/simulations", "{}").status()).isEqualTo(403);
        }
        assertThat(told()).contains(finding).doesNotContain(FACTS);
    }

    @Test
    void what_was_kept_before_there_was_secrecy_is_as_secret() {
        Answer found = find("FORMALISM", "C1", "早先");
        String finding = found.json().get("id").stringValue();
        String path = "/api/v1/escalations/" + found.json().get("escalationId").stringValue();
        await().atMost(SupervisedCity.LIMIT).until(() -> service.get(path).status() == 200);
        MongoDatabase store = service.bean(MongoDatabase.class);
        for (String collection : List.of("escalations", "findings")) {
            store.getCollection(collection)
                    .updateMany(
                            new Document(), new Document("$unset", new Document("secrecy", "")));
        }

        for (String bearer : OTHERS) {
            assertThat(as(bearer, path).status()).isEqualTo(404);
            assertThat(as(bearer, "/api/v1/findings?limit=200").body()).doesNotContain(finding);
        }
        assertThat(as(OFFICE, path).status()).isEqualTo(200);
    }

    @Test
    void that_a_rule_about_referrals_fails_tells_nobody_else_that_there_is_one() {
        String path = "/api/v1/rankings/finding-formalism/2022-07-09";
        service.tell(
                new RankingFailed(
                        "finding-formalism",
                        Day.of(2022, 7, 9),
                        LocalDate.of(2022, 7, 9),
                        "Nothing follows.",
                        "why"));
        await().atMost(SupervisedCity.LIMIT)
                .until(() -> service.get(path).body().contains("ranking-failed"));

        assertThat(as(TASKFORCE, path).body()).contains("ranking-failed");
        for (String bearer : OTHERS) {
            Answer answer = as(bearer, path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("not-found").doesNotContain("failed");
        }
    }

    @Test
    void who_does_not_reach_the_city_decides_nothing_for_it() {
        String county = TestTokens.bearer(Role.ADMIN, "C1");
        String department = TestTokens.bearer(Role.ADMIN, "D1", "department/D1");
        String finding = FINDING.formatted("INACTION", "C1", "别人");

        assertThat(post(county, "/api/v1/findings", finding).status()).isEqualTo(403);
        assertThat(
                        post(county, "/api/v1/calendar/advance", "{\"through\":\"2022-06-30\"}")
                                .status())
                .isEqualTo(403);
        assertThat(
                        post(
                                        county,
                                        "/api/v1/calendar/confirmation",
                                        "{\"through\":\"2022-06-30\",\"reason\":\"x\"}")
                                .status())
                .isEqualTo(403);
        assertThat(post(county, "/api/v1/months/2022-06/reopening", "{\"reason\":\"x\"}").status())
                .isEqualTo(403);
        assertThat(post(county, "/api/v1/rulebook/validation", "id: x").status()).isEqualTo(403);
        assertThat(
                        post(
                                        county,
                                        "/api/v1/simulations",
                                        "{\"rulebook\":\"id: x\",\"from\":\"2022-06\","
                                                + "\"to\":\"2022-07\"}")
                                .status())
                .isEqualTo(403);
        for (String administrator : List.of(county, department)) {
            Answer answer =
                    service.send(
                            service.request("/api/v1/rulebook")
                                    .header("Authorization", administrator)
                                    .PUT(BodyPublishers.ofString("id: x")));
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    private static Answer find(String kind, String subject, String facts) {
        return post(OFFICE, "/api/v1/findings", FINDING.formatted(kind, subject, facts));
    }

    private static Answer as(String bearer, String path) {
        return service.send(service.request(path).header("Authorization", bearer));
    }

    private static Answer post(String bearer, String path, String json) {
        return service.send(
                service.request(path)
                        .header("Authorization", bearer)
                        .POST(BodyPublishers.ofString(json)));
    }

    /** Everything that lies on any topic of this test, whoever wrote it. */
    private static String told() {
        StringBuilder told = new StringBuilder();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestStack.shared().bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .filter(it -> it.topic().contains(NAME))
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(
                                it -> {
                                    if (it.value() != null) {
                                        told.append(new String(it.value(), StandardCharsets.UTF_8));
                                    }
                                });
            }
        }
        return told.toString();
    }
}
