package io.duban.complaint.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/** Counts of complaints by each thing, what a home page says first, and how much waits. */
class StatisticsIT {

    private static final String LIST = "/api/v1/complaints";
    private static final String COUNTS = "/api/v1/statistics/complaints";
    private static final String JUNE = "&from=2022-06-01&to=2022-06-30";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(StatisticsIT.class);
        City.register(service);
        take("S-1", "E1", "2022-06-15T09:30:00+08:00", "property.cleaning");
        take("S-2", "E1", "2022-06-15T23:30:00+08:00", "property.fees");
        take("S-3", "E2", "2022-06-20T09:30:00+08:00", "property.cleaning");
        take("S-4", "E3", "2022-05-31T16:30:00Z", "property.cleaning");
        take("S-5", null, "2022-06-10T09:30:00+08:00", "property.cleaning");
        take("S-6", "E1", "2022-05-10T09:30:00+08:00", "property.cleaning");
        take("S-7", "E1", "2022-05-30T09:30:00+08:00", "property.cleaning");
        resolve("S-1", "2022-06-22T10:00:00+08:00", 5);
        resolve("S-2", "2022-06-23T10:00:00+08:00", 4);
        official("S-3/exclusion", "{\"reason\":\"非本小区\"}");
        City.endDay(service, LocalDate.of(2022, 6, 22));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> counts("by=month" + JUNE).startsWith("2022-06 5 5 4 1"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Key, then registered, counted, due, in time, satisfied. */
    @ParameterizedTest
    @CsvSource({
        "by=month&from=2022-05-01&to=2022-06-30, 2022-05 2 2 2 0 0; 2022-06 5 5 4 1 2",
        "by=month&from=2022-05-11&to=2022-06-14, 2022-05 1 1 1 0 0; 2022-06 2 2 2 0 0",
        "by=day&from=2022-06-01&to=2022-06-16, "
                + "2022-06-01 1 1 1 0 0; 2022-06-10 1 1 1 0 0; 2022-06-15 2 2 2 1 2",
        "by=category&from=2022-06-01&to=2022-06-30, property.cleaning 4 4 3 1 1; property.fees 1 1"
                + " 1 0 1",
        "by=status&from=2022-06-01&to=2022-06-30, registered 3 3 2 0 0; resolved 2 2 2 1 2",
        "by=county&from=2022-06-01&to=2022-06-30, C1 3 3 2 1 2; C2 1 1 1 0 0",
        "by=street&from=2022-06-01&to=2022-06-30&county=C1, S1 2 2 2 1 2; S2 1 1 0 0 0",
        "by=company&from=2022-06-01&to=2022-06-30, P1 3 3 3 1 2; P2 1 1 0 0 0",
        "by=company&from=2022-06-01&to=2022-06-30&street=S3, P1 1 1 1 0 0",
        "by=month&from=2022-06-01&to=2022-06-30&street=S3, 2022-06 1 1 1 0 0",
        "by=day, 2022-06-01 1 1 1 0 0; 2022-06-10 1 1 1 0 0; 2022-06-15 2 2 2 1 2; 2022-06-20 1 1 0"
                + " 0 0"
    })
    void complaints_are_counted_by_one_thing(String query, String expected) {
        assertThat(counts(query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTY, C1, by=county, C1 3 3 2 1 2",
        "COUNTY, C1, by=county&county=C2, ''",
        "STREET, S2, by=category, property.cleaning 1 1 0 0 0",
        "COMPANY, P1, by=county, C1 2 2 2 1 2; C2 1 1 1 0 0",
        "COMPANY, P1, by=status&county=C2, registered 1 1 1 0 0"
    })
    void a_caller_is_told_of_what_it_reaches(Role role, String body, String query, String counts) {
        assertThat(text(service.get(COUNTS + "?" + query + JUNE, TestTokens.bearer(role, body))))
                .isEqualTo(counts);
    }

    @Test
    void bodies_and_companies_have_names_and_days_have_none() {
        assertThat(
                        service.get(COUNTS + "?by=county" + JUNE)
                                .json()
                                .at("/items/0/name")
                                .stringValue())
                .isEqualTo("兰山区");
        assertThat(
                        service.get(COUNTS + "?by=company" + JUNE)
                                .json()
                                .at("/items/0/name")
                                .stringValue())
                .isEqualTo("P1物业(测试)");
        assertThat(service.get(COUNTS + "?by=day" + JUNE).json().at("/items/0").has("name"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', /by required",
        "by=Day, /by unknown-value",
        "by=day&from=2022-06-02&to=2022-06-01, /to before-from",
        "by=company&from=2020-01-01&to=2022-06-01, /to out-of-range",
        "by=month&from=1990-01-01&to=2022-06-01, /to out-of-range",
        "by=day&month=2022-06, /month unknown-parameter"
    })
    void a_slip_is_named(String query, String fault) {
        assertThat(service.get(COUNTS + "?" + query).faults()).containsExactly(fault);
    }

    @Test
    void the_overview_says_what_the_open_month_has_and_what_waits() {
        JsonNode city = service.get("/api/v1/overview").json();
        JsonNode county =
                service.get("/api/v1/overview", TestTokens.bearer(Role.COUNTY, "C1")).json();
        JsonNode other = service.get("/api/v1/overview", RunningService.ADMIN).json();

        assertThat(city.get("registered").longValue()).isEqualTo(5);
        // Of May up to the 23rd.
        assertThat(city.get("registeredToSameDayBefore").longValue()).isEqualTo(1);
        assertThat(city.get("waiting").toString())
                .isEqualTo(
                        """
                        {"overdue":4,"dueToday":0,"later":2,"overdueByKind":{"workOrder":4},\
                        "byKind":{"unattributed":{"overdue":0,"dueToday":0,"later":1},\
                        "workOrder":{"overdue":4,"dueToday":0,"later":1}}}\
                        """);
        // As many as the lists have; the caller's own request for exclusion, too.
        assertThat(city.get("openComplaints").toString())
                .isEqualTo("{\"overdue\":4,\"appeals\":1,\"unattributed\":1}");
        assertThat(county.get("openComplaints").toString())
                .isEqualTo("{\"overdue\":2,\"appeals\":1}");
        assertThat(service.get(LIST + "?overdue=true").json().get("items")).hasSize(4);
        assertThat(service.get(LIST + "?appeal=open").json().get("items")).hasSize(1);
        assertThat(service.get(LIST + "/unattributed").json().get("items")).hasSize(1);
        assertThat(county.get("registered").longValue()).isEqualTo(3);
        assertThat(county.at("/waiting/overdue").longValue()).isEqualTo(2);
        assertThat(county.at("/waiting/later").longValue()).isEqualTo(1);
        // The request for exclusion waits for another person than who made it.
        assertThat(other.at("/waiting/later").longValue()).isEqualTo(3);
    }

    private static String counts(String query) {
        return text(service.get(COUNTS + "?" + query));
    }

    private static String text(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        StringBuilder text = new StringBuilder();
        for (JsonNode it : answer.json().get("items")) {
            text.append(text.isEmpty() ? "" : "; ").append(it.get("key").stringValue());
            for (String field :
                    new String[] {"registered", "counted", "due", "inTime", "satisfied"}) {
                text.append(' ').append(it.get(field).longValue());
            }
        }
        return text.toString();
    }

    private static void take(String no, String estate, String at, String category) {
        Map<String, Object> complaint = City.complaint(no, estate);
        complaint.put("receivedAt", at);
        complaint.put("category", category);
        assertThat(service.post(LIST, complaint).status()).isEqualTo(201);
    }

    private static void resolve(String no, String at, int satisfaction) {
        official(
                no + "/resolution",
                "{\"outcome\":\"好\",\"resolvedAt\":\"%s\",\"satisfaction\":%d}"
                        .formatted(at, satisfaction));
    }

    private static void official(String path, String document) {
        assertThat(service.post(LIST + "/" + path, document, RunningService.OFFICIAL).status())
                .isBetween(200, 201);
    }
}
