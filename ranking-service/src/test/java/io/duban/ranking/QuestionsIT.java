package io.duban.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.security.Role;
import io.duban.kit.sheet.ExcelFile;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A campaign of two months that has been played, and all that can be asked about it. */
class QuestionsIT {

    @TempDir static Path stateDir;
    private static RunningService service;

    @BeforeAll
    static void play() {
        service = Campaign.played(TestStack.shared().freshName(QuestionsIT.class), stateDir);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 5",
        "subject=A, 3",
        "subject=estate/A, 3",
        "subject=estate/NONE, 0",
        "period=2022-07, 2",
        "rule=estate-complaints, 5",
        "rule=street-work, 0",
        "state=revoked, 0",
        "state=raised, 5",
        "measure=INTERVIEW_COMPANY&period=2022-06, 3"
    })
    void lists_are_narrowed_by_their_filters(String filter, int expected) {
        assertThat(service.get("/api/v1/escalations?" + filter).json().get("items").size())
                .isEqualTo(expected);
    }

    @Test
    void a_board_is_a_table_and_a_workbook_for_whoever_asks_for_one() {
        String board = "/api/v1/rankings/estate-complaints/2022-06";
        Answer table = accepting("text/csv", board);
        Answer workbook = accepting(ExcelFile.TYPE, board + "?revision=1");

        assertThat(table.status()).isEqualTo(200);
        assertThat(table.header("content-type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(table.body().lines().toList().get(0)).startsWith("\uFEFF名次,物业服务项目,所属县区");
        assertThat(table.body().lines().toList().get(1))
                .isEqualTo("1,小区A,兰山区,银雀山街道,物业C1,1000,2,2,是");
        assertThat(workbook.status()).isEqualTo(200);
        assertThat(workbook.header("content-type")).isEqualTo(ExcelFile.TYPE);
        assertThat(workbook.header("content-disposition"))
                .contains(URLEncoder.encode("2022年6月_第1版.xlsx", StandardCharsets.UTF_8));
        assertThat(service.get(board).json().get("rows")).hasSize(3);
        Answer unknown = accepting("text/csv", "/api/v1/rankings/estate-complaints/2030-06");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("content-type")).startsWith("application/problem+json");
        assertThat(accepting("text/csv", board + "?revision=x").status()).isEqualTo(422);
        assertThat(accepting("image/png", board).status()).isEqualTo(406);
    }

    private static Answer accepting(String type, String path) {
        return service.send(
                Role.OFFICIAL, null, service.request(path).header("Accept", type).GET());
    }

    @Test
    void escalations_come_in_the_order_of_the_days_that_raised_them() {
        List<String> oldest = new ArrayList<>();
        List<String> newest = new ArrayList<>();
        service.get("/api/v1/escalations")
                .json()
                .get("items")
                .forEach(it -> oldest.add(it.get("id").stringValue()));
        String next = "";
        do {
            JsonNode page = service.get("/api/v1/escalations?order=newest&limit=2" + next).json();
            page.get("items").forEach(it -> newest.add(it.get("id").stringValue()));
            next = page.has("next") ? "&cursor=" + page.get("next").stringValue() : null;
        } while (next != null);

        assertThat(newest).isEqualTo(oldest.reversed()).hasSize(5);
        assertThat(
                        service.get("/api/v1/escalations?order=newest&limit=1")
                                .json()
                                .at("/items/0/raisedOn")
                                .stringValue())
                .isEqualTo("2022-08-03");
    }

    @Test
    void pages_hold_every_escalation_once() {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = service.get("/api/v1/escalations?limit=2" + next).json();
            page.get("items").forEach(it -> ids.add(it.get("id").stringValue()));
            next = page.has("next") ? "&cursor=" + page.get("next").stringValue() : null;
        } while (next != null);

        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "COMPANY, C1, A Z",
        "COMPANY, C2, B",
        "COMPANY, C9, ''",
        "STREET, ST1, A B Z",
        "STREET, C1, ''",
        "COUNTY, CO1, A B Z",
        "HOTLINE, , A B Z",
        "SUBSCRIBER, CO1, A B Z",
        "SUBSCRIBER, C2, ''"
    })
    void a_scoped_key_sees_its_own_escalations_alone(Role role, String body, String expected) {
        TreeSet<String> subjects = new TreeSet<>();
        JsonNode list = service.get("/api/v1/escalations", role, body).json();
        list.get("items").forEach(it -> subjects.add(it.get("subject").get("code").stringValue()));

        assertThat(String.join(" ", subjects)).isEqualTo(expected);
    }

    @Test
    void another_company_s_escalation_is_not_known_to_a_company() {
        JsonNode items = service.get("/api/v1/escalations?subject=B").json().get("items");
        String id = items.get(0).get("id").stringValue();

        assertThat(service.get("/api/v1/escalations/" + id, Role.COMPANY, "C1").status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/escalations/" + id, Role.COMPANY, "C2").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/rankings/estate-complaints/2021-01, 404",
        "/api/v1/rankings/no-such/2022-06, 404",
        "/api/v1/rankings/no-such/live, 404",
        "/api/v1/rankings/estate-complaints/2022-13, 422",
        "/api/v1/rankings/estate-complaints/2022-06?revision=0, 422",
        "/api/v1/rankings/estate-complaints/2022-06?revision=x, 422",
        "/api/v1/rankings/estate-complaints/2022-06?revision=99, 404",
        "/api/v1/escalations/none, 404",
        "/api/v1/escalations?measure=NONE, 422",
        "/api/v1/escalations?state=gone, 422",
        "/api/v1/escalations?rule=no-such, 422",
        "/api/v1/escalations?subject=village/A, 422",
        "/api/v1/escalations?period=2022-6, 422",
        "/api/v1/escalations?state=Raised, 422",
        "/api/v1/escalations?foo=1, 422",
        "/api/v1/escalations?state=raised&state=revoked, 422",
        "/api/v1/rankings/estate-complaints/live?foo=1, 422",
        "/api/v1/rankings/estate-complaints/live?limit=0, 422",
        "/api/v1/rankings?limit=1, 422",
        "/api/v1/rankings/no-such, 404",
        "/api/v1/rankings/estate-complaints?limit=201, 422",
        "/api/v1/rankings/estate-complaints?order=newest, 422",
        "/api/v1/rankings/estate-complaints/2022-06?listed=yes, 422",
        "/api/v1/rankings/estate-complaints/2022-06?limit=5001, 422",
        "/api/v1/rankings/estate-complaints/2022-06?cursor=abc, 422",
        "/api/v1/rankings/estate-complaints/history, 422",
        "/api/v1/rankings/estate-complaints/history?subject=village/A, 422",
        "/api/v1/rankings/estate-complaints/history?subject=A&last=121, 422",
        "/api/v1/rankings/estate-complaints/history?subject=NONE, 404",
        "/api/v1/rankings/estate-complaints/history?subject=county/A, 404",
        "/api/v1/rankings/no-such/history?subject=A, 404",
        "/api/v1/overview?county=CO1, 422",
        "/api/v1/escalations?order=Newest, 422",
        "/api/v1/calendar?foo=1, 422",
        "/api/v1/rulebook?on=2022-7-1, 422",
        "/api/v1/rulebook/versions?on=2022-07-01, 422",
        "/api/v1/escalations?limit=0, 422",
        "/api/v1/escalations?cursor=abc, 422",
        "/api/v1/rulebook?on=2022-05-12, 404",
        "/api/v1/rulebook?on=yesterday, 422"
    })
    void questions_that_have_no_answer_are_told_why(String path, int status) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("type").stringValue()).startsWith("urn:duban:problem:");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"through\":\"2022-05-12\"}', 422",
        "'{\"through\":\"2062-01-01\"}', 422",
        "'{\"through\":\"+999999-01-01\"}', 422",
        "'{\"through\":20220630}', 422",
        "'{}', 422",
        "'{\"through\":\"2022-08-03\",\"force\":true}', 422",
        "'{', 400"
    })
    void an_advance_that_makes_no_sense_is_refused(String body, int status) {
        assertThat(service.advance(Role.OFFICIAL, body).status()).isEqualTo(status);
    }

    @Test
    void only_officials_and_administrators_end_days() {
        assertThat(service.advance(Role.HOTLINE, "{\"through\":\"2022-08-03\"}").status())
                .isEqualTo(403);
    }

    @Test
    void the_rulebook_is_there_to_be_read_by_people_and_by_programs() {
        Answer json = service.get("/api/v1/rulebook?on=2022-06-30");
        Answer yaml =
                service.send(
                        Role.OFFICIAL,
                        null,
                        service.request("/api/v1/rulebook")
                                .header("Accept", "application/yaml")
                                .GET());

        assertThat(json.json().get("closing").get("firstMonth").stringValue()).isEqualTo("2022-06");
        assertThat(json.json().get("effectiveFrom").stringValue()).isEqualTo("2022-05-13");
        assertThat(yaml.body()).startsWith("# 临政办字〔2022〕57号");
    }

    @Test
    void measurements_are_there_to_be_scraped() {
        String metrics = service.get("/actuator/prometheus").body();

        assertThat(metrics)
                .contains("duban_escalations_total{measure=\"REPLACE_MANAGER\",state=\"raised\"}")
                .contains("duban_rankings_published_total")
                .contains("duban_calendar_unhandled_days{service=\"ranking-service\"} 0.0")
                .contains("kafka_stream_");
    }

    @Test
    void a_measure_is_explained_down_to_the_complaints() {
        JsonNode manager =
                service.get("/api/v1/escalations?measure=REPLACE_MANAGER")
                        .json()
                        .get("items")
                        .get(0);

        JsonNode explanation =
                service.get(
                                "/api/v1/escalations/"
                                        + manager.get("id").stringValue()
                                        + "/explanation")
                        .json();

        assertThat(explanation.get("rule").get("id").stringValue()).isEqualTo("estate-complaints");
        assertThat(explanation.get("boards")).hasSize(2);
        JsonNode july = explanation.get("boards").get(1);
        assertThat(july.get("hashMatches").booleanValue()).isTrue();
        assertThat(july.get("complaints").get("complete").booleanValue()).isTrue();
        assertThat(july.get("complaints").get("ticketNos"))
                .hasSize(july.get("row").get("value").intValue());
    }
}
