package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Letters from outside: two estates are blacklisted, the first letter is signed as the README says,
 * and goes the whole way until it is closed; the second is left lying.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LettersIT {

    private static final String DRAFTS = "/api/v1/notices?measure=BLACKLIST&state=drafted";
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @TempDir static Path folder;

    private static RunningSystem system;
    private static Api admin;
    private static Api street;
    private static String signed;

    @BeforeAll
    static void three_months_of_complaints() throws Exception {
        system = RunningSystem.start();
        admin = system.admin();
        City.registerBodies(admin);
        for (int i = 1; i <= 3; i++) {
            admin.put("/api/v1/estates/E" + i, City.estate("小区" + i, "S1", 400, "CO" + i));
        }
        street = system.withKey(key("street", "S1"));
        for (int month = 6; month <= 8; month++) {
            complain(month);
            LocalDate end = LocalDate.of(2022, month + 1, 1).minusDays(1);
            admin.advance(end.plusDays(3));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    @Test
    @Order(1)
    void a_newcomer_signs_and_prints_a_blacklisting_with_the_calls_of_the_readme()
            throws Exception {
        assertThat(admin.all(DRAFTS)).hasSize(2);

        String said = Readme.run(Readme.letter(Readme.ENGLISH), system, folder);

        assertThat(said).contains("HTTP/1.1 200");
        byte[] letter = Files.readAllBytes(folder.resolve("blacklist.pdf"));
        assertThat(new String(letter, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        JsonNode issued = admin.all("/api/v1/notices?measure=BLACKLIST&state=issued").getFirst();
        assertThat(issued.get("number").stringValue()).endsWith("〔2022〕1号");
        signed = issued.get("id").stringValue();
    }

    @Test
    @Order(2)
    void every_form_of_the_letter_is_there() {
        for (String form : List.of("text/html", "application/pdf", "application/ofd", DOCX)) {
            Api.Answer letter =
                    admin.call("GET", path("/document"), Map.of("Accept", form), new byte[0]);

            assertThat(letter.status()).as(form).isEqualTo(200);
            assertThat(letter.headers().get("content-type").getFirst()).startsWith(form);
        }
    }

    @Test
    @Order(3)
    void nothing_is_answered_before_it_is_received_and_nobody_signs_twice() {
        Map<String, Object> signature =
                Map.of("person", "另一签发人", "post", "副主任", "taskForce", "property");

        assertThat(street.post(path("/answer"), Map.of("text", "已整改。")).status()).isEqualTo(409);
        assertThat(admin.post(path("/signature"), signature).status()).isEqualTo(409);
        assertThat(admin.post(path("/void"), Map.of("reason", "　")).status()).isEqualTo(422);
    }

    @Test
    @Order(4)
    void the_letter_goes_its_way_until_it_is_closed() {
        admin.post("/api/v1/notices/" + signed + "/receipt", Map.of("person", "经办人"));
        JsonNode received = admin.get("/api/v1/notices/" + signed).json();
        assertThat(received.get("state").stringValue()).isEqualTo("received");
        assertThat(received.get("answerBy").stringValue()).isGreaterThan("2022-09-05");

        assertThat(post("/answer", Map.of("text", "已组织质量评价。"))).isEqualTo("answered");
        assertThat(post("/return", Map.of("reason", "未附评价报告"))).isEqualTo("received");
        assertThat(post("/answer", Map.of("text", "补充评价报告。"))).isEqualTo("answered");
        assertThat(post("/closure", Map.of("note", "同意"))).isEqualTo("closed");
        assertThat(states())
                .startsWith("drafted")
                .contains("issued", "delivered")
                .endsWith("closed");
    }

    @Test
    @Order(5)
    void the_register_of_numbers_has_no_gap() {
        List<JsonNode> numbers = admin.all("/api/v1/documents/numbers?kind=约谈通知书&year=2022");

        assertThat(numbers).isNotEmpty();
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i).get("number").intValue()).isEqualTo(i + 1);
        }
    }

    @Test
    @Order(6)
    void what_is_left_lying_is_reminded_once() throws Exception {
        String draft = admin.all(DRAFTS).getFirst().get("id").stringValue();

        admin.advance(LocalDate.of(2022, 9, 30));

        JsonNode life = admin.get("/api/v1/notices/" + draft).json().get("life");
        List<String> reminded = new ArrayList<>();
        life.forEach(
                it -> {
                    if (it.get("step").stringValue().equals("reminded")) {
                        reminded.add(it.get("on").stringValue());
                    }
                });
        assertThat(reminded).hasSize(1);
    }

    @Test
    @Order(7)
    void what_is_to_be_done_stands_in_the_work_list() {
        List<String> kinds =
                admin.all("/api/v1/work").stream().map(it -> it.get("kind").stringValue()).toList();

        assertThat(kinds).contains("signature", "receipt", "followUp");
    }

    private static String post(String command, Map<String, Object> body) {
        Api.Answer answer = admin.post(path(command), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("state").stringValue();
    }

    private static List<String> states() {
        List<String> states = new ArrayList<>();
        admin.get(path(""))
                .json()
                .get("life")
                .forEach(it -> states.add(it.get("state").stringValue()));
        return states;
    }

    private static String path(String command) {
        return "/api/v1/notices/" + signed + command;
    }

    /** The first two estates are complained of every month, the third never. */
    private static void complain(int month) {
        OffsetDateTime at = OffsetDateTime.parse("2022-0%d-10T10:00:00+08:00".formatted(month));
        for (String ticket : List.of("A-E1", "B-E1", "C-E2")) {
            String estate = ticket.substring(2);
            String number = ticket + "-" + month;
            assertThat(
                            admin.post("/api/v1/complaints", City.complaint(number, at, estate))
                                    .status())
                    .isEqualTo(201);
        }
    }

    private static String key(String role, String body) {
        Map<String, String> asked = Map.of("name", role, "role", role, "body", body);
        return admin.post("/api/v1/keys", asked).json().get("key").stringValue();
    }
}
