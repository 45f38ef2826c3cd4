package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.nimbusds.jwt.SignedJWT;

import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.text.ParseException;

/** Keys that are for one body: which there are, how far they reach, and what they make. */
class ScopedKeysIT {

    private static final String KEYS = "/api/v1/keys";

    private static PlayedService service;
    private static RunningGateway gateway;
    private static String database;

    @BeforeAll
    static void start() {
        service = new PlayedService("any");
        for (String role : new String[] {"admin", "official", "subscriber", "hotline"}) {
            service.registers(role, "C0", "city", null);
            service.registers(role, "C1", "county/C1", "C1");
            service.registers(role, "C2", "county/C2", "C2");
            service.registers(role, "S1", "street/S1", "C1");
            service.registers(role, "T1", "taskforce/T1", null);
            service.registers(role, "T9", "county/C1", "C1");
            service.registers(role, "D1", "department/D1", null);
        }
        service.registers("county", "C1", "county/C1", "C1");
        service.registers("county", "C2", "county/C2", "C2");
        service.registers("street", "S1", "street/S1", "C1");
        service.registers("company", "P1", "company/P1", null);
        // A company may be called as a county is.
        service.registers("company", "C1", "company/C1", null);
        database = TestStack.shared().freshName(ScopedKeysIT.class);
        gateway = new RunningGateway(database, RunningGateway.servedBy(service));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"county,C9", "county,S1", "street,C1", "company,P9", "official,X", "admin,X"})
    void a_key_for_what_is_not_registered_is_refused_with_its_field(String role, String body) {
        HttpResponse<String> answer = gateway.post(KEYS, RunningGateway.ADMIN, wish(role, body));

        RunningGateway.assertProblem(answer, 422);
        JsonNode error = RunningGateway.json(answer).get("errors").get(0);
        assertThat(error.get("pointer").stringValue()).isEqualTo("/body");
        assertThat(error.get("code").stringValue()).isEqualTo("unknown-body");
    }

    @Test
    void no_key_is_made_for_a_body_while_nobody_can_tell_what_it_is() {
        try (PlayedService gone = new PlayedService("gone");
                RunningGateway other =
                        new RunningGateway(
                                TestStack.shared().freshName(ScopedKeysIT.class),
                                RunningGateway.servedBy(gone))) {
            gone.stop();

            RunningGateway.assertProblem(
                    other.post(KEYS, RunningGateway.ADMIN, wish("county", "C1")), 503);
            assertThat(other.post(KEYS, RunningGateway.ADMIN, wish("official", null)).statusCode())
                    .isEqualTo(201);
            gone.start();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "C1,admin,,false",
        "C1,official,,false",
        "C1,subscriber,,false",
        "C1,hotline,,false",
        "C1,admin,C0,false",
        "C1,admin,C2,false",
        "C1,county,C2,false",
        "C1,admin,T1,false",
        "C1,official,D1,false",
        // A company serves estates of other counties, too.
        "C1,company,P1,false",
        "C1,company,C1,false",
        "C1,admin,C1,true",
        "C1,county,C1,true",
        "C1,street,S1,true",
        "C1,official,T9,true",
        "S1,admin,C1,false",
        "S1,street,S1,true",
        "D1,admin,,false",
        "D1,official,T1,false",
        "D1,admin,C0,false",
        "D1,admin,D1,true",
        "D1,county,C2,true",
        "D1,company,P1,true",
        "C0,admin,,false",
        "C0,admin,C1,true"
    })
    void nobody_gives_more_than_there_is_to_give(
            String scope, String role, String body, boolean made) {
        String administrator =
                gateway.makeKey("of " + scope, "admin", scope).get("key").stringValue();

        HttpResponse<String> answer = gateway.post(KEYS, administrator, wish(role, body));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(made ? 201 : 403);
    }

    @Test
    void a_scoped_administrator_neither_sees_nor_takes_what_is_not_below_it() {
        String administrator = gateway.makeKey("C1", "admin", "C1").get("key").stringValue();
        String unscoped = id(gateway.makeKey("wide", "admin", null));
        String neighbour = id(gateway.makeKey("C2", "county", "C2"));
        String namesake = id(gateway.makeKey("company C1", "company", "C1"));
        String below = id(gateway.makeKey("S1", "street", "S1"));

        assertThat(gateway.get(KEYS + "?limit=200", administrator).body())
                .contains(below)
                .doesNotContain(unscoped, neighbour, namesake);
        RunningGateway.assertProblem(gateway.delete(KEYS + "/" + unscoped, administrator), 404);
        RunningGateway.assertProblem(gateway.delete(KEYS + "/" + neighbour, administrator), 404);
        RunningGateway.assertProblem(gateway.delete(KEYS + "/" + namesake, administrator), 404);
        assertThat(gateway.delete(KEYS + "/" + below, administrator).statusCode()).isEqualTo(204);
        assertThat(gateway.get(KEYS + "?limit=200", RunningGateway.ADMIN).body())
                .contains(unscoped, neighbour, namesake);
    }

    @Test
    void the_token_tells_what_the_body_is_and_not_only_its_code() throws ParseException {
        assertThat(claim(gateway.makeKey("T1", "official", "T1"))).isEqualTo("taskforce/T1");
        assertThat(claim(gateway.makeKey("T9", "official", "T9"))).isEqualTo("county/C1");
        assertThat(claim(gateway.makeKey("wide", "official", null))).isNull();
    }

    @Test
    void a_key_of_before_the_register_was_asked_reaches_what_that_says_now() throws ParseException {
        JsonNode made = gateway.makeKey("old", "official", "D1");
        try (MongoClient store = MongoClients.create(TestStack.shared().mongoUri())) {
            store.getDatabase(database)
                    .getCollection("keys")
                    .updateOne(
                            Filters.eq("_id", id(made)),
                            Updates.combine(Updates.unset("reach"), Updates.unset("county")));
        }

        assertThat(claim(made)).isEqualTo("department/D1");
    }

    private static String claim(JsonNode made) throws ParseException {
        gateway.get("/api/v1/notices", made.get("key").stringValue());
        String bearer = service.last().headers().getFirst("Authorization");
        return SignedJWT.parse(bearer.substring("Bearer ".length()))
                .getJWTClaimsSet()
                .getStringClaim("reach");
    }

    private static String id(JsonNode made) {
        return made.get("id").stringValue();
    }

    private static String wish(String role, String body) {
        String scope = body == null ? "" : ",\"body\":\"" + body + "\"";
        return "{\"name\":\"x\",\"role\":\"" + role + "\"" + scope + "}";
    }
}
