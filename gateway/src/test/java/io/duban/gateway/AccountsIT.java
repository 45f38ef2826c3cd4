package io.duban.gateway;

import static io.duban.gateway.RunningGateway.assertProblem;

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

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;

/** Accounts of people: invited, changed, closed, and by whom. */
class AccountsIT {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String INVITATIONS = "/api/v1/invitations/";

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String database;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        service.registers("county", "C1", "county/C1", "C1");
        service.registers("county", "C2", "county/C2", "C2");
        service.registers("admin", "C1", "county/C1", "C1");
        service.registers("street", "S1", "street/S1", "C1");
        database = TestStack.shared().freshName(AccountsIT.class);
        gateway = new RunningGateway(database, RunningGateway.servedBy(service));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void an_invitation_is_good_once_and_kept_as_a_hash_only() {
        String token = Browser.invite(gateway, "once", "county", "C1");
        String path = INVITATIONS + token;

        JsonNode invitation = RunningGateway.json(gateway.get(path, null));
        assertThat(invitation.get("login").stringValue()).isEqualTo("once");
        assertThat(invitation.get("name").stringValue()).isEqualTo("专班办公室");
        assertThat(stored("once")).doesNotContain(token);
        Browser.accept(gateway, token);

        assertThat(stored("once")).doesNotContain(Browser.PASSWORD);
        assertProblem(gateway.get(path, null), 404);
        assertProblem(gateway.post(path, null, password("another sentence of words")), 404);
        HttpResponse<String> in = new Browser(gateway).signIn("once", Browser.PASSWORD);
        assertThat(in.statusCode()).isEqualTo(200);
    }

    @Test
    void an_invitation_ends_after_its_days() {
        String token = Browser.invite(gateway, "late", "official", null);
        try (MongoClient store = MongoClients.create(TestStack.shared().mongoUri())) {
            store.getDatabase(database)
                    .getCollection("accounts")
                    .updateOne(
                            Filters.eq("_id", "late"),
                            Updates.set("invitedUntil", Date.from(Instant.now().minusSeconds(1))));
        }

        assertProblem(gateway.get(INVITATIONS + token, null), 404);
        assertProblem(gateway.post(INVITATIONS + token, null, password(Browser.PASSWORD)), 404);
    }

    @ParameterizedTest
    @CsvSource({
        "short,too-short",
        "rule.person.1,is-login",
        "RULE.person.1,is-login",
        "Password1234,too-common",
        "abababababab,too-common"
    })
    void a_password_that_is_none_is_refused_with_its_reason(String given, String code) {
        String login = "rule.person.1";
        gateway.post(ACCOUNTS, RunningGateway.ADMIN, Browser.account(login, "official", null));
        String token =
                RunningGateway.json(patch(login, RunningGateway.ADMIN, "{\"invite\":true}"))
                        .get("invitation")
                        .stringValue();

        HttpResponse<String> answer = gateway.post(INVITATIONS + token, null, password(given));

        assertProblem(answer, 422);
        JsonNode error = RunningGateway.json(answer).get("errors").get(0);
        assertThat(error.get("pointer").stringValue()).isEqualTo("/password");
        assertThat(error.get("code").stringValue()).isEqualTo(code);
        assertThat(gateway.get(INVITATIONS + token, null).statusCode()).isEqualTo(200);
    }

    @Test
    void every_character_of_a_long_password_counts() {
        String long1 = "长".repeat(200) + "first";
        String token = Browser.invite(gateway, "long", "official", null);
        assertThat(gateway.post(INVITATIONS + token, null, password(long1)).statusCode())
                .isEqualTo(204);

        assertThat(new Browser(gateway).signIn("long", long1).statusCode()).isEqualTo(200);
        assertProblem(new Browser(gateway).signIn("long", "长".repeat(200) + "other"), 401);
        assertProblem(gateway.post("/api/v1/session", null, signIn("long", "x".repeat(257))), 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'login':'A','name':'n','post':'p','role':'admin'}|/login",
                "{'login':'ok','name':' ','post':'p','role':'admin'}|/name",
                "{'login':'ok','name':'n','role':'admin'}|/post",
                "{'login':'ok','name':'n','post':'p','role':'king'}|/role",
                "{'login':'ok','name':'n','post':'p','role':'county'}|/body",
                "{'login':'ok','name':'n','post':'p','role':'county','body':'C9'}|/body",
                "{'login':'ok','name':'n','post':'p','role':'admin','password':'x'}|/password"
            })
    void a_faulty_account_names_its_field(String wish, String pointer) {
        HttpResponse<String> answer =
                gateway.post(ACCOUNTS, RunningGateway.ADMIN, wish.replace('\'', '"'));

        assertProblem(answer, 422);
        assertThat(RunningGateway.json(answer).get("errors").get(0).get("pointer").stringValue())
                .isEqualTo(pointer);
    }

    @Test
    void a_login_is_taken_once() {
        Browser.invite(gateway, "twice", "official", null);

        assertProblem(
                gateway.post(
                        ACCOUNTS, RunningGateway.ADMIN, Browser.account("twice", "official", null)),
                409);
    }

    @Test
    void accounts_are_for_administrators() {
        for (String key :
                new String[] {
                    gateway.keyOf("official"), gateway.keyOf("hotline"), gateway.keyOf("subscriber")
                }) {
            assertProblem(gateway.get(ACCOUNTS, key), 403);
            assertProblem(
                    gateway.post(ACCOUNTS, key, Browser.account("x1", "official", null)), 403);
            assertProblem(patch("x1", key, "{\"closed\":true}"), 403);
        }
        Browser official = Browser.of(gateway, "no.admin", "official", null);
        assertProblem(official.get(ACCOUNTS), 403);
        assertProblem(gateway.get(ACCOUNTS, null), 401);
    }

    @Test
    void a_scoped_administrator_gives_nothing_that_reaches_further() {
        Browser.invite(gateway, "wide", "official", null);
        Browser.invite(gateway, "neighbour", "county", "C2");
        Browser county = Browser.of(gateway, "county.admin", "admin", "C1");

        assertProblem(invite(county, "a1", "admin", null), 403);
        assertProblem(invite(county, "a2", "county", "C2"), 403);
        assertThat(invite(county, "a3", "street", "S1").statusCode()).isEqualTo(201);
        assertThat(county.get(ACCOUNTS + "?limit=200").body())
                .contains("\"a3\"", "\"county.admin\"")
                .doesNotContain("\"wide\"", "\"neighbour\"");
        assertProblem(county.write("PATCH", ACCOUNTS + "/wide", "{\"closed\":true}"), 404);
        assertProblem(county.write("PATCH", ACCOUNTS + "/neighbour", "{\"invite\":true}"), 404);
        assertProblem(
                county.write("PATCH", ACCOUNTS + "/a3", "{\"role\":\"county\",\"body\":\"C2\"}"),
                403);
        HttpResponse<String> key =
                county.write("POST", "/api/v1/keys", "{\"name\":\"x\",\"role\":\"admin\"}");
        assertProblem(key, 403);
    }

    @Test
    void what_a_change_does_not_name_stays() {
        Browser.accept(gateway, Browser.invite(gateway, "changed", "county", "C1"));

        JsonNode after =
                RunningGateway.json(patch("changed", RunningGateway.ADMIN, "{\"post\":\"联络员\"}"))
                        .get("account");

        assertThat(after.get("post").stringValue()).isEqualTo("联络员");
        assertThat(after.get("name").stringValue()).isEqualTo("专班办公室");
        assertThat(after.get("role").stringValue()).isEqualTo("county");
        assertThat(after.get("body").stringValue()).isEqualTo("C1");
        assertThat(after.get("state").stringValue()).isEqualTo("active");
        assertProblem(patch("nobody-here", RunningGateway.ADMIN, "{}"), 404);
        assertProblem(patch("changed", RunningGateway.ADMIN, "{\"invite\":false}"), 422);
        assertProblem(
                patch("changed", RunningGateway.ADMIN, "{\"invite\":true,\"closed\":true}"), 422);
    }

    @Test
    void a_new_invitation_ends_the_password_of_before() {
        Browser.accept(gateway, Browser.invite(gateway, "anew", "official", null));

        JsonNode changed =
                RunningGateway.json(patch("anew", RunningGateway.ADMIN, "{\"invite\":true}"));

        assertThat(changed.at("/account/state").stringValue()).isEqualTo("invited");
        assertProblem(new Browser(gateway).signIn("anew", Browser.PASSWORD), 401);
        Browser.accept(gateway, changed.get("invitation").stringValue());
        assertThat(new Browser(gateway).signIn("anew", Browser.PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_last_administrator_does_not_shut_itself_out() {
        String own = TestStack.shared().freshName(AccountsIT.class);
        try (RunningGateway alone = new RunningGateway(own, RunningGateway.servedBy(service))) {
            Browser first = Browser.of(alone, "first.admin", "admin", null);

            for (String change : new String[] {"{\"closed\":true}", "{\"role\":\"official\"}"}) {
                assertProblem(first.write("PATCH", ACCOUNTS + "/first.admin", change), 403);
            }
            Browser.of(alone, "second.admin", "admin", null);
            HttpResponse<String> closed =
                    first.write("PATCH", ACCOUNTS + "/first.admin", "{\"closed\":true}");

            assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> invite(
            Browser browser, String login, String role, String body) {
        return browser.write("POST", ACCOUNTS, Browser.account(login, role, body));
    }

    private static HttpResponse<String> patch(String login, String key, String json) {
        return gateway.send(
                gateway.call(ACCOUNTS + "/" + login, key)
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString(json)));
    }

    private static String password(String password) {
        return "{\"password\":\"" + password + "\"}";
    }

    private static String signIn(String login, String password) {
        return "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}";
    }

    private static String stored(String login) {
        try (MongoClient store = MongoClients.create(TestStack.shared().mongoUri())) {
            return store.getDatabase(database)
                    .getCollection("accounts")
                    .find(Filters.eq("_id", login))
                    .first()
                    .toJson();
        }
    }
}
