package io.duban.complaint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/** One ticket as the programs of hotlines really write it, and what is answered. */
class TicketIT {

    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String NDJSON = "application/x-ndjson";
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(TicketIT.class);
        City.register(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r"})
    void a_line_break_of_another_system_is_the_same_content(String lineBreak) {
        String ticket = "W-BREAK-" + lineBreak.length();
        Map<String, Object> windows = City.complaint(ticket, "E1");
        windows.put("detail", "一号楼" + lineBreak + "二号楼");
        Map<String, Object> unix = City.complaint(ticket, "E1");
        unix.put("detail", "一号楼\n二号楼");

        assertThat(service.post(COMPLAINTS, windows).status()).isEqualTo(201);
        assertThat(service.post(COMPLAINTS, unix).status()).isEqualTo(200);
        assertThat(service.get(COMPLAINTS + "/" + ticket).json().get("detail").stringValue())
                .isEqualTo("一号楼\n二号楼");
    }

    @Test
    void a_byte_order_mark_before_a_complaint_is_passed_over() {
        String json = "\uFEFF" + RunningService.write(City.complaint("W-BOM", "E1"));

        Answer answer = service.post(COMPLAINTS, "application/json", json, RunningService.HOTLINE);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unattributed", "batch", "import"})
    void a_name_that_the_paths_need_is_no_ticket_estate_or_body(String word) {
        Answer ticket = service.post(COMPLAINTS, City.complaint(word, "E1"));
        Answer estate = service.put("/api/v1/estates/" + word, City.estate("S1", "P1"));
        Answer body = service.put("/api/v1/bodies/" + word, City.street("街道", "C1"));
        String line = RunningService.write(City.complaint(word, "E1"));
        Answer batch = service.post(COMPLAINTS + "/batch", NDJSON, line, RunningService.HOTLINE);

        assertThat(ticket.status()).isEqualTo(422);
        assertThat(ticket.faults()).containsExactly("/ticketNo reserved");
        assertThat(estate.faults()).containsExactly("/estateId reserved");
        assertThat(body.faults()).containsExactly("/code reserved");
        assertThat(batch.body()).contains("\"invalid\"", "\"reserved\"");
    }

    @Test
    void a_name_that_only_begins_like_a_word_of_the_paths_is_one() {
        assertThat(service.post(COMPLAINTS, City.complaint("import-1", "E1")).status())
                .isEqualTo(201);
        assertThat(service.post(COMPLAINTS, City.complaint("Import", "E1")).status())
                .isEqualTo(201);
        assertThat(service.get(COMPLAINTS + "/import-1").status()).isEqualTo(200);
    }

    @Test
    void the_answer_says_which_estate_is_charged() {
        Answer answer = service.post(COMPLAINTS, City.complaint("W-1", "E1"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"ticketNo":"W-1","status":"created","attributed":true,"estateId":"E1"}\
                        """);
    }

    @Test
    void the_answer_says_that_and_why_nobody_is_charged_until_somebody_is() {
        Answer none = service.post(COMPLAINTS, City.complaint("W-2", null));
        Answer unknown = service.post(COMPLAINTS, City.complaint("W-3", "E77"));
        service.put("/api/v1/estates/E77", City.estate("S1", "P1"));
        Answer again = service.post(COMPLAINTS, City.complaint("W-3", "E77"));

        assertThat(none.status()).isEqualTo(201);
        assertThat(none.json().get("attributed").booleanValue()).isFalse();
        assertThat(none.json().has("estateId")).isFalse();
        assertThat(none.json().get("because").stringValue()).contains("names no estate");
        assertThat(unknown.status()).isEqualTo(201);
        assertThat(unknown.json().get("because").stringValue()).contains("'E77' is not registered");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("estateId").stringValue()).isEqualTo("E77");
    }

    @Test
    void a_line_of_a_batch_says_so_where_nobody_is_charged_and_only_there() {
        String lines =
                String.join(
                        "\n",
                        RunningService.write(City.complaint("W-11", "E1")),
                        RunningService.write(City.complaint("W-12", "E88")),
                        RunningService.write(City.complaint("W-13", null)),
                        RunningService.write(City.complaint("W-12", "E88")),
                        RunningService.write(City.complaint("W-12", "E1")),
                        "{}");

        Answer answer = service.post(COMPLAINTS + "/batch", NDJSON, lines, RunningService.HOTLINE);

        List<JsonNode> verdicts = answer.lines();
        assertThat(verdicts)
                .extracting(it -> it.get("status").stringValue() + " " + it.has("unattributed"))
                .containsExactly(
                        "created false",
                        "created true",
                        "created true",
                        "exists true",
                        "conflict false",
                        "invalid false");
        assertThat(verdicts.get(1).get("unattributed").booleanValue()).isTrue();
    }
}
