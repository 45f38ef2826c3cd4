package io.duban.gateway;

import static io.duban.gateway.RunningGateway.assertProblem;
import static io.duban.gateway.RunningGateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names and posts behind the ids of histories, those of now and those of before. */
class PeopleIT {

    private static final String PEOPLE = "/api/v1/people?ids=";

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String database;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        service.registers("county", "C1", "county/C1", "C1");
        service.registers("street", "S1", "street/S1", "C1");
        service.registers("company", "CO1", "company/CO1", null);
        database = TestStack.shared().freshName(PeopleIT.class);
        gateway = new RunningGateway(database, RunningGateway.servedBy(service));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void an_id_of_a_history_is_told_with_name_and_post_and_nothing_else() {
        Browser.of(gateway, "li", "county", "C1");

        JsonNode people = asked(RunningGateway.ADMIN, "person/li");

        assertThat(people.toString())
                .isEqualTo(
                        "[{\"id\":\"person/li\",\"name\":\"专班办公室\",\"post\":\"主任\",\"was\":[]}]");
    }

    @Test
    void a_change_of_post_keeps_the_one_of_before_with_its_moment() {
        Browser.invite(gateway, "zhang", "official", null);
        Instant before = Instant.now();

        Browser.change(gateway, "zhang", "{\"post\":\"副组长\"}");
        Browser.change(gateway, "zhang", "{\"closed\":true}");
        Browser.change(gateway, "zhang", "{\"name\":\"张伟\",\"post\":\"副组长\"}");

        JsonNode zhang = asked(RunningGateway.ADMIN, "person/zhang").get(0);
        assertThat(zhang.get("name").stringValue()).isEqualTo("张伟");
        assertThat(zhang.get("post").stringValue()).isEqualTo("副组长");
        assertThat(zhang.get("was"))
                .extracting(it -> it.get("name").stringValue() + it.get("post").stringValue())
                .containsExactly("专班办公室主任", "专班办公室副组长");
        assertThat(OffsetDateTime.parse(zhang.at("/was/0/until").stringValue()).toInstant())
                .isBetween(before.minus(Duration.ofSeconds(1)), Instant.now());
    }

    @Test
    void the_oldest_of_many_changes_give_way() {
        Browser.invite(gateway, "often", "official", null);

        for (int i = 1; i <= 22; i++) {
            Browser.change(gateway, "often", "{\"post\":\"p%d\"}".formatted(i));
        }

        JsonNode was = asked(RunningGateway.ADMIN, "person/often").at("/0/was");
        assertThat(was).hasSize(20);
        assertThat(was.at("/0/post").stringValue()).isEqualTo("p2");
        assertThat(was.at("/19/post").stringValue()).isEqualTo("p21");
    }

    @Test
    void an_account_of_before_earlier_names_were_kept_has_none() {
        Browser.invite(gateway, "old", "official", null);
        try (MongoClient store = MongoClients.create(TestStack.shared().mongoUri())) {
            store.getDatabase(database)
                    .getCollection("accounts")
                    .updateOne(Filters.eq("_id", "old"), Updates.unset("was"));
        }

        assertThat(asked(RunningGateway.ADMIN, "person/old").at("/0/was")).isEmpty();
        Browser.change(gateway, "old", "{\"post\":\"组长\"}");
        assertThat(asked(RunningGateway.ADMIN, "person/old").at("/0/was")).hasSize(1);
    }

    @Test
    void keys_have_their_names_also_when_they_were_taken_back() {
        String id = gateway.makeKey("市12345热线", "hotline", null).get("id").stringValue();
        gateway.delete("/api/v1/keys/" + id, RunningGateway.ADMIN);

        JsonNode people = asked(RunningGateway.ADMIN, id + ",person/nobody,admin," + id);

        assertThat(people)
                .extracting(it -> it.get("name").stringValue())
                .containsExactly("市12345热线", "first administrator");
        assertThat(people.get(0).has("post")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"hotline,", "official,", "county,C1", "street,S1", "admin,"})
    void whoever_reads_histories_is_told(String role, String body) {
        Browser.invite(gateway, "seen." + role, "official", null);
        String key = gateway.makeKey("reader", role, body).get("key").stringValue();

        assertThat(asked(key, "person/seen." + role)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"company,CO1", "subscriber,"})
    void whoever_reads_none_is_told_itself_alone(String role, String body) {
        Browser.invite(gateway, "hidden." + role, "official", null);
        JsonNode key = gateway.makeKey("reader", role, body);
        String own = key.get("id").stringValue();

        JsonNode people = asked(key.get("key").stringValue(), "admin,person/hidden." + role);
        JsonNode self = asked(key.get("key").stringValue(), "person/hidden." + role + "," + own);

        assertThat(people).isEmpty();
        assertThat(self).extracting(it -> it.get("id").stringValue()).containsExactly(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "person/", "person/LI", "person/a b", "li,", "key/x", "王"})
    void what_is_no_list_of_ids_is_refused(String ids) {
        assertRefused(PEOPLE + ids.replace(" ", "%20").replace("王", "%E7%8E%8B"), "/ids");
    }

    @Test
    void so_are_too_many_none_and_what_the_call_does_not_know() {
        assertThat(asked(RunningGateway.ADMIN, many(50))).isEmpty();
        assertRefused(PEOPLE + many(51), "/ids");
        assertRefused("/api/v1/people", "/ids");
        assertRefused(PEOPLE + "admin&ids=admin", "/ids");
        assertRefused(PEOPLE + "admin&login=li", "/login");
        assertProblem(gateway.get(PEOPLE + "admin", null), 401);
        assertProblem(gateway.delete("/api/v1/people", RunningGateway.ADMIN), 405);
        assertProblem(gateway.get("/api/v1/people/li", RunningGateway.ADMIN), 404);
    }

    @Test
    void what_the_caller_has_is_not_sent_again_until_it_changes() {
        Browser.invite(gateway, "tagged", "official", null);
        String tag =
                gateway.get(PEOPLE + "person/tagged", RunningGateway.ADMIN)
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();

        HttpResponse<String> same = ifNoneMatch("person/tagged", tag);
        Browser.change(gateway, "tagged", "{\"post\":\"组长\"}");
        HttpResponse<String> changed = ifNoneMatch("person/tagged", tag);

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    private static JsonNode asked(String key, String ids) {
        HttpResponse<String> answer = gateway.get(PEOPLE + ids, key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("items");
    }

    private static HttpResponse<String> ifNoneMatch(String ids, String tag) {
        return gateway.send(
                gateway.call(PEOPLE + ids, RunningGateway.ADMIN).header("If-None-Match", tag));
    }

    private static void assertRefused(String path, String pointer) {
        HttpResponse<String> answer = gateway.get(path, RunningGateway.ADMIN);
        assertProblem(answer, 422);
        assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj("person/nobody.%d"::formatted)
                .collect(Collectors.joining(","));
    }
}
