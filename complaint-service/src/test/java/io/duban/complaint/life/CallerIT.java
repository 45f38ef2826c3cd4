package io.duban.complaint.life;

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

import tools.jackson.databind.JsonNode;

import java.util.Map;

/** Who called is shown masked, and in clear to whoever says why. */
class CallerIT {

    private static final String LIST = "/api/v1/complaints";
    private static final String WHY = "{\"reason\":\"回访\"}";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(CallerIT.class);
        City.register(service);
        Map<String, Object> complaint = City.complaint("C-1", "E1");
        complaint.put("caller", Map.of("name", "张三丰", "phone", "13812345678", "unit", "3-201"));
        service.post(LIST, complaint);
        service.post(LIST, City.complaint("C-2", "E1"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"/C-1, /caller", "?estate=E1, /items/0/caller"})
    void everybody_who_may_know_sees_it_masked(String path, String pointer) {
        for (Role role : new Role[] {Role.HOTLINE, Role.OFFICIAL, Role.ADMIN}) {
            JsonNode seen = service.get(LIST + path, TestTokens.bearer(role)).json().at(pointer);

            assertThat(seen.toString()).isEqualTo("{\"name\":\"张**\",\"phone\":\"138****5678\"}");
        }
        JsonNode ofCounty =
                service.get(LIST + path, TestTokens.bearer(Role.COUNTY, "C1")).json().at(pointer);
        assertThat(ofCounty.isMissingNode()).isTrue();
    }

    @Test
    void whoever_says_why_is_told_and_the_look_is_kept() {
        Answer first = look("C-1", TestTokens.bearer(Role.HOTLINE));
        Answer again = look("C-1", TestTokens.bearer(Role.HOTLINE));
        look("C-1", RunningService.ADMIN);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().get("name").stringValue()).isEqualTo("张三丰");
        assertThat(first.json().get("phone").stringValue()).isEqualTo("13812345678");
        assertThat(first.json().get("unit").stringValue()).isEqualTo("3-201");
        assertThat(again.body()).isEqualTo(first.body());
        JsonNode entries = service.get(LIST + "/C-1/history").json().get("items");
        assertThat(entries)
                .extracting(it -> it.get("change").stringValue() + " " + it.get("by").stringValue())
                .containsExactly("callerRead key-hotline", "callerRead key-admin");
        assertThat(entries.get(0).get("reason").stringValue()).isEqualTo("回访");
        assertThat(entries.toString()).doesNotContain("13812345678", "张三丰");
    }

    @Test
    void nobody_else_is_told() {
        assertThat(look("C-1", TestTokens.bearer(Role.COUNTY, "C1")).status()).isEqualTo(403);
        assertThat(look("C-1", TestTokens.bearer(Role.STREET, "S1")).status()).isEqualTo(403);
        assertThat(look("C-1", TestTokens.bearer(Role.OFFICIAL, "C2")).status()).isEqualTo(404);
        assertThat(look("C-2", RunningService.OFFICIAL).status()).isEqualTo(404);
        assertThat(look("C-9", RunningService.OFFICIAL).status()).isEqualTo(404);
        assertThat(
                        service.post(
                                        LIST + "/C-1/caller",
                                        "{\"reason\":\" \"}",
                                        RunningService.OFFICIAL)
                                .status())
                .isEqualTo(422);
    }

    private static Answer look(String ticketNo, String bearer) {
        return service.post(LIST + "/" + ticketNo + "/caller", WHY, bearer);
    }
}
