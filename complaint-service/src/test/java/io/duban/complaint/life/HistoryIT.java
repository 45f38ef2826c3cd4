package io.duban.complaint.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What was done with a complaint is never pushed out by what is done later (留痕). */
class HistoryIT {

    private static final int CHANGES = 260;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(HistoryIT.class);
        City.register(service);
        service.post("/api/v1/complaints", City.complaint("H-1", "E1"));
        for (int i = 0; i < CHANGES; i++) {
            attribute("H-1", i % 2 == 0 ? "E2" : "E1", "第" + i + "次");
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void every_entry_is_shown_in_order_page_by_page() {
        List<JsonNode> entries = history("H-1", 37);

        assertThat(entries)
                .extracting(it -> it.get("version").longValue())
                .containsExactlyElementsOf(LongStream.rangeClosed(2, CHANGES + 1).boxed().toList());
        assertThat(entries.getFirst().get("reason").stringValue()).isEqualTo("第0次");
        assertThat(entries.getLast().get("reason").stringValue())
                .isEqualTo("第" + (CHANGES - 1) + "次");
    }

    @Test
    void the_document_itself_stays_small_and_shows_the_latest() {
        JsonNode latest = service.get("/api/v1/complaints/H-1").json().get("history");

        assertThat(latest.size()).isBetween(50, 100);
        assertThat(latest.get(latest.size() - 1).get("version").longValue()).isEqualTo(CHANGES + 1);
    }

    @Test
    void entries_that_a_crash_left_in_both_places_are_shown_once_and_none_is_lost() {
        service.post("/api/v1/complaints", City.complaint("H-2", "E1"));
        for (int i = 0; i < 100; i++) {
            attribute("H-2", i % 2 == 0 ? "E2" : "E1", "第" + i + "次");
        }
        Document full =
                service.bean(MongoDatabase.class)
                        .getCollection("complaints")
                        .find(Filters.eq("_id", "H-2"))
                        .first();

        // The first of both writes alone, twice, as by one that was killed and one that lost.
        service.bean(Histories.class).with(full, new Document("version", 102L));
        service.bean(Histories.class).with(full, new Document("version", 102L));

        assertThat(versions("H-2")).containsExactlyElementsOf(versions(2, 101));
        attribute("H-2", "E2", "后来");
        assertThat(versions("H-2")).containsExactlyElementsOf(versions(2, 102));
    }

    @Test
    void the_history_is_for_officials_and_its_street() {
        String path = "/api/v1/complaints/H-1/history";

        assertThat(service.get(path, TestTokens.bearer(Role.STREET, "S1")).status()).isEqualTo(200);
        assertThat(service.get(path, TestTokens.bearer(Role.STREET, "S3")).status()).isEqualTo(404);
        assertThat(service.get(path, TestTokens.bearer(Role.COMPANY, "P1")).status())
                .isEqualTo(403);
        assertThat(service.get("/api/v1/complaints/H-9/history").status()).isEqualTo(404);
        assertThat(service.get(path + "?before=3").faults())
                .containsExactly("/before unknown-parameter");
    }

    private static void attribute(String ticketNo, String estate, String reason) {
        Answer answer =
                service.put(
                        "/api/v1/complaints/" + ticketNo + "/estate",
                        Map.of("estateId", estate, "reason", reason));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static List<Long> versions(long from, long through) {
        return LongStream.rangeClosed(from, through).boxed().toList();
    }

    private static List<Long> versions(String ticketNo) {
        return history(ticketNo, 100).stream().map(it -> it.get("version").longValue()).toList();
    }

    private static List<JsonNode> history(String ticketNo, int limit) {
        List<JsonNode> entries = new ArrayList<>();
        String path = "/api/v1/complaints/" + ticketNo + "/history?limit=" + limit;
        String next = "";
        while (next != null) {
            JsonNode page = service.get(path + next).json();
            page.get("items").forEach(entries::add);
            next = page.hasNonNull("next") ? "&cursor=" + page.get("next").stringValue() : null;
        }
        return entries;
    }
}
