package io.duban.complaint.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.City;
import io.duban.complaint.EventLog;
import io.duban.complaint.RunningService;
import io.duban.contracts.event.CalendarEvent.MonthReopened;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.period.Month;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestTokens;
import io.duban.teststack.TopicLog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What days forbid: late returns and extensions, and changes of a final month (RULES 4, 5). */
class FinalityIT {

    private static final String JSON = "application/json";
    private static final String ADMIN = TestTokens.bearer(Role.ADMIN);
    private static final String REASON = "{\"reason\":\"误计\"}";
    private static final Month JUNE = Month.of(2022, 6);

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService(FinalityIT.class);
        City.register(service);
        City.endDay(service, LocalDate.of(2022, 6, 15));
        for (String ticketNo : List.of("F-1", "F-2", "F-3")) {
            service.post("/api/v1/complaints", City.complaint(ticketNo, "E1"));
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_dispatch_goes_back_within_two_working_days_and_an_overdue_one_gets_no_more_time() {
        post("F-1", "dispatches", "{\"departments\":[\"housing\",\"justice\"]}");
        City.endDay(service, LocalDate.of(2022, 6, 19));

        Answer inTime = post("F-1", "dispatches/housing/return", REASON);
        City.endDay(service, LocalDate.of(2022, 6, 20));
        Answer late = post("F-1", "dispatches/justice/return", REASON);
        City.endDay(service, LocalDate.of(2022, 6, 22));
        Answer more = post("F-1", "extension", "{\"workingDays\":3,\"reason\":\"复杂\"}");

        // Sent on Thursday the 16th; the weekend does not count.
        assertThat(inTime.status()).as(inTime.body()).isEqualTo(200);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("too-late").contains("2022-06-20");
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.body()).contains("overdue");
    }

    @Test
    void a_final_month_changes_no_more_until_it_is_reopened() {
        service.put(
                "/api/v1/complaints/F-2/duplicate-of", Map.of("ticketNo", "F-1", "reason", "x"));
        City.endDay(service, LocalDate.of(2022, 8, 2));

        assertThat(post("F-3", "exclusion", REASON).body()).contains(":final\"", "2022-06");
        assertThat(separate("F-2").status()).isEqualTo(409);
        service.bean(EventPublisher.class)
                .publish(
                        List.of(
                                new MonthReopened(
                                        JUNE,
                                        LocalDate.of(2022, 8, 3),
                                        LocalDate.of(2022, 8, 12),
                                        "误计",
                                        "admin")));
        City.endDay(service, LocalDate.of(2022, 8, 3));
        assertThat(separate("F-2").status()).isEqualTo(200);
        City.endDay(service, LocalDate.of(2022, 8, 12));
        assertThat(post("F-3", "exclusion", REASON).status()).isEqualTo(409);

        try (EventLog log = new EventLog(service)) {
            List<MonthClosing> june =
                    log.until(all -> all.stream().anyMatch(FinalityIT::isLastDay)).stream()
                            .filter(it -> it.partition() == 0)
                            .filter(it -> it.event() instanceof DayClosed)
                            .flatMap(it -> ((DayClosed) it.event()).months().stream())
                            .filter(it -> it.month().equals(JUNE))
                            .toList();
            assertThat(june)
                    .containsExactly(
                            new MonthClosing(JUNE, true),
                            new MonthClosing(JUNE, false),
                            new MonthClosing(JUNE, true));
        }
    }

    @Test
    void in_a_final_month_what_would_change_a_count_is_refused_and_what_happens_is_recorded() {
        service.put(
                "/api/v1/complaints/F-2/duplicate-of", Map.of("ticketNo", "F-1", "reason", "x"));
        post("F-1", "exclusion", REASON);
        for (String ticketNo : List.of("F-4", "F-5")) {
            service.post("/api/v1/complaints", City.complaint(ticketNo, "E8"));
        }
        City.endDay(service, LocalDate.of(2022, 8, 2));

        assertFinal(post("F-3", "exclusion", REASON));
        assertFinal(
                service.post(
                        "/api/v1/complaints/F-1/exclusion/decision",
                        JSON,
                        "{\"approved\":true,\"reason\":\"属实\"}",
                        RunningService.OFFICIAL));
        assertFinal(merge("F-3", "F-1"));
        assertFinal(separate("F-2"));
        assertFinal(attribute("F-3", "E2"));
        assertFinal(attribute("F-4", "E2"));
        assertThat(attribute("F-3", "E1").status()).isEqualTo(200);
        assertThat(post("F-3", "dispatches", "{\"departments\":[\"housing\"]}").status())
                .isEqualTo(201);
        assertThat(
                        post(
                                        "F-3",
                                        "resolution",
                                        "{\"outcome\":\"已办\","
                                                + "\"resolvedAt\":\"2022-08-01T09:00:00+08:00\"}")
                                .status())
                .isEqualTo(200);
        assertThat(post("F-3", "write-off", "{}").status()).isEqualTo(200);
        assertThat(post("F-3", "reopening", REASON).status()).isEqualTo(200);
        assertThat(service.post("/api/v1/complaints", City.complaint("F-6", "E1")).status())
                .isEqualTo(201);
    }

    @Test
    void complaints_of_a_final_month_come_to_their_estate_when_it_is_registered() {
        service.post("/api/v1/complaints", City.complaint("F-7", "E7"));
        City.endDay(service, LocalDate.of(2022, 8, 2));

        service.put("/api/v1/estates/E7", City.estate("S1", "P1"));

        assertThat(service.get("/api/v1/complaints/F-7").json().get("estateId").stringValue())
                .isEqualTo("E7");
    }

    private static void assertFinal(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains(":final\"", "2022-06");
    }

    private Answer merge(String ticketNo, String original) {
        return service.put(
                "/api/v1/complaints/" + ticketNo + "/duplicate-of",
                Map.of("ticketNo", original, "reason", "同一问题"));
    }

    private Answer attribute(String ticketNo, String estate) {
        return service.put(
                "/api/v1/complaints/" + ticketNo + "/estate",
                Map.of("estateId", estate, "reason", "地址不符"));
    }

    private static boolean isLastDay(TopicLog.Entry entry) {
        return entry.partition() == 0
                && entry.event() instanceof DayClosed(var day, _)
                && day.equals(LocalDate.of(2022, 8, 12));
    }

    private Answer post(String ticketNo, String command, String body) {
        return service.post("/api/v1/complaints/" + ticketNo + "/" + command, JSON, body, ADMIN);
    }

    private Answer separate(String ticketNo) {
        return service.delete("/api/v1/complaints/" + ticketNo + "/duplicate-of");
    }
}
