package io.duban.complaint.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

/** What the register makes of a key for a body, and what such a key sees of it. */
class ReachIT {

    /** Those that the city has; the others are called as their codes are. */
    private static final Map<String, String> NAMES =
            Map.of("C1", "兰山区", "S1", "兰山街道", "P1", "P1物业(测试)");

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(ReachIT.class);
        City.register(service);
        put("D1", "department", null);
        put("T1", "taskforce", "D1");
        put("T9", "taskforce", "C1");
        put("D9", "department", "T9");
        put("T8", "taskforce", "S1");
        put("T7", "taskforce", "nobody");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "county,C1,county/C1,C1",
        "street,S1,street/S1,C1",
        "company,P1,company/P1,",
        "official,C1,county/C1,C1",
        "admin,S1,street/S1,C1",
        "official,D1,department/D1,",
        "official,T1,taskforce/T1,",
        // An office of a county is of the county, however deep it lies.
        "official,T9,county/C1,C1",
        "subscriber,D9,county/C1,C1",
        "official,T8,street/S1,C1"
    })
    void a_key_reaches_what_its_body_is(String role, String body, String reach, String county) {
        Answer answer = ask(TestTokens.bearer(Role.ADMIN), role, body);

        assertThat(answer.json().get("reach").stringValue()).isEqualTo(reach);
        assertThat(answer.json().get("name").stringValue())
                .isEqualTo(NAMES.getOrDefault(body, body));
        if (county == null) {
            assertThat(answer.json().has("county")).isFalse();
        } else {
            assertThat(answer.json().get("county").stringValue()).isEqualTo(county);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "county,S1",
        "county,X9",
        "street,C1",
        "street,T9",
        "company,X9",
        "company,C1",
        "official,X9",
        "official,P1",
        // Whose county is not registered yet might be anybody's.
        "official,T7",
        "king,C1",
        "COUNTY,C1"
    })
    void what_is_not_registered_reaches_nothing(String role, String body) {
        assertThat(ask(TestTokens.bearer(Role.ADMIN), role, body).status()).isEqualTo(404);
    }

    @Test
    void nobody_else_asks() {
        for (Role role : Role.values()) {
            if (role != Role.ADMIN) {
                assertThat(ask(TestTokens.bearer(role, "C1"), "county", "C1").status())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void one_code_is_three_bodies() {
        assertThat(estate(TestTokens.bearer(Role.COMPANY, "C1"))).isEqualTo(404);
        assertThat(estate(TestTokens.bearer(Role.STREET, "C1"))).isEqualTo(404);
        assertThat(estate(TestTokens.bearer(Role.COUNTY, "S1"))).isEqualTo(404);
        assertThat(estate(TestTokens.bearer(Role.COUNTY, "C1"))).isEqualTo(200);
        assertThat(estate(TestTokens.bearer(Role.OFFICIAL, "D1", "department/D1"))).isEqualTo(200);
        assertThat(estate(TestTokens.bearer(Role.OFFICIAL, "D1", null))).isEqualTo(403);
    }

    private static int estate(String bearer) {
        return service.send(service.request("/api/v1/estates/E1").header("Authorization", bearer))
                .status();
    }

    private static Answer ask(String bearer, String role, String body) {
        return service.send(
                service.request("/internal/reaches/" + role + "/" + body)
                        .header("Authorization", bearer));
    }

    private static void put(String code, String level, String parent) {
        Map<String, Object> body = new HashMap<>(Map.of("level", level, "name", code));
        if (parent != null) {
            body.put("parent", parent);
        }
        assertThat(service.put("/api/v1/bodies/" + code, body).status()).isEqualTo(201);
    }
}
