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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Estates are found by their names and by those of their companies. */
class EstateSearchIT {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(EstateSearchIT.class);
        City.register(service);
        Map<String, Object> estate = City.estate("S1", "P7");
        estate.put("name", "白鹭雅苑（三期）");
        service.put("/api/v1/estates/E7", estate);
        estate.put("name", "金泰华府");
        estate.put("company", Map.of("id", "P8", "name", "Lanling 物业"));
        service.put("/api/v1/estates/E8", estate);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "白鹭雅苑, E7",
        "(三期), E7",
        "物业, E1 E2 E3 E7 E8",
        "lanling 物, E8",
        "Ｐ７物业, E7",
        "府, E8",
        "无, ''"
    })
    void name_and_company_are_looked_through(String text, String found) {
        assertThat(found(text, "", RunningService.OFFICIAL)).isEqualTo(found);
    }

    @Test
    void as_far_as_the_key_reaches_and_what_was_changed_is_found_as_it_is_now() {
        assertThat(found("物业", "&street=S1", RunningService.OFFICIAL)).isEqualTo("E1 E7 E8");
        assertThat(found("物业", "", TestTokens.bearer(Role.COUNTY, "C2"))).isEqualTo("E3");
        Map<String, Object> estate = City.estate("S1", "P9");
        estate.put("company", Map.of("id", "P9", "name", "某公司"));
        estate.put("name", "新名花园");
        service.put("/api/v1/estates/E9", estate);
        estate.put("name", "旧名花园");
        service.put("/api/v1/estates/E9", estate);

        assertThat(found("新名", "", RunningService.OFFICIAL)).isEmpty();
        assertThat(found("旧名", "", RunningService.OFFICIAL)).isEqualTo("E9");
        assertThat(service.get("/api/v1/estates?q=").faults()).containsExactly("/q out-of-range");
    }

    private static String found(String text, String more, String bearer) {
        List<String> ids = new ArrayList<>();
        String q = URLEncoder.encode(text, StandardCharsets.UTF_8);
        Answer answer = service.get("/api/v1/estates?q=" + q + more, bearer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        answer.json().get("items").forEach(it -> ids.add(it.get("estateId").stringValue()));
        return String.join(" ", ids);
    }
}
