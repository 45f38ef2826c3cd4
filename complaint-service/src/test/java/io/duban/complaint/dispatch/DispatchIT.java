package io.duban.complaint.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.EventLog;
import io.duban.complaint.RunningService;
import io.duban.contracts.event.ComplaintEvent.ComplaintChanged;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;
import io.duban.teststack.TopicLog;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/** Dispatches over HTTP, against the real broker and store. */
class DispatchIT {

    private static final String JSON = "application/json";
    private static final String ADMIN = TestTokens.bearer(Role.ADMIN);
    private static final String TWO = "{\"departments\":[\"housing\",\"fire-rescue\"]}";
    private static final String RESOLVED =
            """
            {"outcome":"已清理","resolvedAt":"2022-06-16T10:00:00+08:00","outcomeKind":"MEDIATED"}
            """;
    private static final String REASON = "{\"reason\":\"不属本部门职责\"}";

    private static RunningService service;
    private static EventLog log;

    @BeforeAll
    static void start() {
        service = new RunningService(DispatchIT.class);
        City.register(service);
        log = new EventLog(service);
        City.endDay(service, LocalDate.of(2022, 6, 15));
    }

    @AfterAll
    static void stop() {
        log.close();
        service.close();
    }

    @Test
    @Tag("row-22")
    void a_complaint_goes_to_several_departments_and_still_counts_once() {
        take("D-1");

        Answer sent = post("D-1", "dispatches", TWO);
        Answer again = post("D-1", "dispatches", TWO);

        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(sent.json().get("status").stringValue()).isEqualTo("dispatched");
        assertThat(departments(sent)).containsExactly("housing", "fire-rescue");
        assertThat(again.json()).isEqualTo(sent.json());
        assertThat(changed("D-1", 2).complaint().counted()).isTrue();
    }

    @Test
    void an_unknown_department_is_named_and_nothing_is_sent() {
        take("D-2");

        Answer answer = post("D-2", "dispatches", "{\"departments\":[\"housing\",\"weather\"]}");
        Answer none = post("D-2", "dispatches", "{\"departments\":[]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults()).containsExactly("/departments/1 unknown-department");
        assertThat(none.faults()).containsExactly("/departments required");
        assertThat(status("D-2")).isEqualTo("registered");
    }

    @Test
    void what_every_department_sent_back_is_registered_again_and_may_be_sent_anew() {
        take("D-3");
        post("D-3", "dispatches", "{\"departments\":[\"justice\"]}");

        Answer returned = post("D-3", "dispatches/justice/return", REASON);
        Answer repeated = post("D-3", "dispatches/justice/return", REASON);
        Answer anew = post("D-3", "dispatches", "{\"departments\":[\"housing\",\"justice\"]}");

        assertThat(returned.status()).as(returned.body()).isEqualTo(200);
        assertThat(returned.json().get("status").stringValue()).isEqualTo("registered");
        assertThat(repeated.json()).isEqualTo(returned.json());
        assertThat(departments(anew)).containsExactly("justice", "housing", "justice");
    }

    @Test
    void a_return_needs_a_reason_and_a_dispatch() {
        take("D-4");
        post("D-4", "dispatches", TWO);

        assertThat(post("D-4", "dispatches/housing/return", "{}").faults())
                .containsExactly("/reason required");
        assertThat(post("D-4", "dispatches/justice/return", REASON).status()).isEqualTo(404);
    }

    @Test
    @Tag("row-20")
    void a_department_reports_in_once() {
        take("D-5");
        post("D-5", "dispatches", TWO);

        Answer first = post("D-5", "dispatches/housing/report", "{\"note\":\"已到场\"}");
        Answer again = post("D-5", "dispatches/housing/report", "{\"note\":\"已到场\"}");

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.json().get("dispatches").get(0).get("report").stringValue())
                .isEqualTo("已到场");
    }

    @Test
    @Tag("row-20")
    void a_street_whistles_for_its_own_complaints_only() {
        take("D-6");
        String body = "{\"departments\":[\"fire-rescue\"],\"reason\":\"消防通道被占\"}";

        Answer own =
                service.post(
                        path("D-6", "whistle"), JSON, body, TestTokens.bearer(Role.STREET, "S1"));
        Answer other =
                service.post(
                        path("D-6", "whistle"), JSON, body, TestTokens.bearer(Role.STREET, "S2"));
        Answer direct =
                service.post(
                        path("D-6", "dispatches"), JSON, TWO, TestTokens.bearer(Role.STREET, "S1"));

        assertThat(own.status()).as(own.body()).isEqualTo(201);
        assertThat(own.json().get("dispatches").get(0).get("whistle").booleanValue()).isTrue();
        assertThat(other.status()).isEqualTo(404);
        // What is wrong with the call does not tell that the ticket exists.
        Answer probing =
                service.post(
                        path("D-6", "whistle"),
                        JSON,
                        "{\"departments\":[\"weather\"],\"reason\":\"x\"}",
                        TestTokens.bearer(Role.STREET, "S2"));
        assertThat(probing.status()).isEqualTo(404);
        assertThat(direct.status()).isEqualTo(403);
    }

    @Test
    void an_extension_moves_the_day_it_is_due_once_and_by_ten_working_days_at_most() {
        take("D-7");

        Answer tooLong = post("D-7", "extension", "{\"workingDays\":11,\"reason\":\"复杂\"}");
        Answer given = post("D-7", "extension", "{\"workingDays\":3,\"reason\":\"复杂\"}");
        Answer again = post("D-7", "extension", "{\"workingDays\":3,\"reason\":\"复杂\"}");
        Answer more = post("D-7", "extension", "{\"workingDays\":5,\"reason\":\"复杂\"}");

        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(given.json().get("due").stringValue()).isEqualTo("2022-06-27");
        assertThat(again.json()).isEqualTo(given.json());
        assertThat(more.status()).isEqualTo(409);
        assertThat(changed("D-7", 2).complaint().due()).isEqualTo(LocalDate.of(2022, 6, 27));
    }

    @Test
    void without_names_it_goes_to_those_whom_the_rulebook_names_for_the_category() {
        take("D-9");

        Answer sent = post("D-9", "dispatches", "{\"note\":\"按类别\"}");

        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(departments(sent)).containsExactly("housing");
    }

    @Test
    @Tag("row-20")
    void a_whistle_for_a_department_that_was_sent_is_recorded_on_it() {
        take("D-10");
        post("D-10", "dispatches", "{\"departments\":[\"housing\"]}");

        Answer whistled =
                post("D-10", "whistle", "{\"departments\":[\"housing\"],\"reason\":\"紧急\"}");

        assertThat(departments(whistled)).containsExactly("housing");
        assertThat(whistled.json().get("dispatches").get(0).get("whistle").booleanValue()).isTrue();
        assertThat(whistled.json().get("dispatches").get(0).get("note").stringValue())
                .isEqualTo("紧急");
    }

    @Test
    void what_is_reopened_is_with_those_who_had_it() {
        take("D-11");
        post("D-11", "dispatches", TWO);
        post("D-11", "resolution", RESOLVED);

        Answer reopened = post("D-11", "reopening", REASON);
        Answer again = post("D-11", "reopening", REASON);

        assertThat(reopened.json().get("status").stringValue()).isEqualTo("dispatched");
        assertThat(again.json()).isEqualTo(reopened.json());
    }

    @Test
    @Tag("row-36")
    void what_is_resolved_is_sent_to_nobody() {
        take("D-8");
        post("D-8", "resolution", RESOLVED);

        assertThat(post("D-8", "dispatches", TWO).status()).isEqualTo(409);
        assertThat(post("D-99", "dispatches", TWO).status()).isEqualTo(404);
    }

    private static void take(String ticketNo) {
        assertThat(service.post("/api/v1/complaints", City.complaint(ticketNo, "E1")).status())
                .isEqualTo(201);
    }

    private static Answer post(String ticketNo, String command, String body) {
        return service.post(path(ticketNo, command), JSON, body, ADMIN);
    }

    private static String path(String ticketNo, String command) {
        return "/api/v1/complaints/" + ticketNo + "/" + command;
    }

    private static String status(String ticketNo) {
        return service.get("/api/v1/complaints/" + ticketNo).json().get("status").stringValue();
    }

    private static List<String> departments(Answer answer) {
        return answer.json()
                .get("dispatches")
                .valueStream()
                .map(it -> it.get("department").stringValue())
                .toList();
    }

    private static ComplaintChanged changed(String ticketNo, int version) {
        return log.ofTicket(ticketNo, version).stream()
                .map(TopicLog.Entry::event)
                .filter(ComplaintChanged.class::isInstance)
                .map(ComplaintChanged.class::cast)
                .filter(it -> it.complaint().version() == version)
                .findFirst()
                .orElseThrow();
    }
}
