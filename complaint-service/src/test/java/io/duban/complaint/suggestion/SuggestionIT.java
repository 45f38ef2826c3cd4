package io.duban.complaint.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/** Unattributed complaints come with the estates that they may belong to. */
class SuggestionIT {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(SuggestionIT.class);
        City.register(service);
        register("L-1", "白鹭雅苑1期", "S3");
        register("L-3", "白鹭雅苑3期", "S3");
        register("X-3", "白鹭雅苑3期", "S1");
        register("J-1", "金泰华府", "S3");
        complaint("U-1", null, "罗庄区罗庄街道白鹭雅苑三期7号楼");
        complaint("U-2", "l_3", null);
        complaint("U-3", null, "柳青街道某小区");
        complaint("U-4", null, "无名处");
        complaint("U-5", null, "罗庄街道金泰华俯");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void the_likeliest_comes_first_and_says_why() {
        assertThat(suggestions("U-1"))
                .isEqualTo("L-3 nameInText sameStreet; X-3 nameInText; L-1 similarName sameStreet");
        assertThat(suggestions("U-2")).isEqualTo("L-3 claimedId");
        assertThat(suggestions("U-3")).isEqualTo("E2 sameStreet onlyOneInStreet");
        assertThat(suggestions("U-4")).isEmpty();
        assertThat(suggestions("U-5")).isEqualTo("J-1 similarName sameStreet");
    }

    @Test
    void one_complaint_tells_the_same_as_the_list() {
        JsonNode one = service.get("/api/v1/complaints/U-1").json();

        assertThat(text(one.get("suggestions"))).isEqualTo(suggestions("U-1"));
        assertThat(one.at("/suggestions/0/street/name").stringValue()).isEqualTo("罗庄街道");
    }

    private static String suggestions(String ticketNo) {
        for (JsonNode item : service.get("/api/v1/complaints/unattributed").json().get("items")) {
            if (item.get("ticketNo").stringValue().equals(ticketNo)) {
                return text(item.get("suggestions"));
            }
        }
        throw new AssertionError(ticketNo + " is not unattributed");
    }

    private static String text(JsonNode suggestions) {
        StringBuilder text = new StringBuilder();
        for (JsonNode it : suggestions) {
            text.append(text.isEmpty() ? "" : "; ").append(it.get("estateId").stringValue());
            it.get("because").forEach(why -> text.append(' ').append(why.stringValue()));
        }
        return text.toString();
    }

    private static void register(String id, String name, String street) {
        Map<String, Object> estate = City.estate(street, "P9");
        estate.put("name", name);
        assertThat(service.put("/api/v1/estates/" + id, estate).status()).isEqualTo(201);
    }

    private static void complaint(String ticketNo, String estate, String address) {
        Map<String, Object> complaint = City.complaint(ticketNo, estate);
        if (address != null) {
            complaint.put("address", address);
        }
        assertThat(service.post("/api/v1/complaints", complaint).status()).isEqualTo(201);
    }
}
