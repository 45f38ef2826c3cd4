package io.duban.ranking.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.kit.security.Role;
import io.duban.ranking.City;
import io.duban.ranking.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** New editions of the rulebook and reopened months, over HTTP. */
class DecisionsIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String RULEBOOK = "/api/v1/rulebook";
    private static final String REASON = "{\"reason\":\"停水投诉误计\"}";

    @TempDir Path state;

    private RunningService service;

    @BeforeEach
    void start(TestInfo test) {
        service =
                RunningService.start(
                        "decisions-" + test.getTestMethod().orElseThrow().getName().length(),
                        state);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void the_next_edition_is_adopted_once_and_in_force_from_its_day() {
        String second = edition(2, "2022-07-01");

        Answer created = put(Role.ADMIN, second);
        Answer again = put(Role.ADMIN, second);
        Answer windows = put(Role.ADMIN, "\uFEFF" + second.replace("\n", "\r\n"));
        Answer other = put(Role.ADMIN, edition(2, "2022-08-01"));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(windows.status()).as(windows.body()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("not-the-next-version");
        assertThat(version("?on=2022-06-30")).isEqualTo(1);
        assertThat(version("?on=2022-07-01")).isEqualTo(2);
        assertThat(version("")).isEqualTo(2);
        JsonNode versions = service.get(RULEBOOK + "/versions").json();
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).has("adoptedBy")).isFalse();
        assertThat(versions.get(1).get("adoptedBy").stringValue()).isNotBlank();
    }

    @Test
    @Tag("row-1")
    void an_edition_that_does_not_fit_is_refused_and_says_why() {
        assertThat(put(Role.OFFICIAL, edition(2, "2022-07-01")).status()).isEqualTo(403);
        Answer gap = put(Role.ADMIN, edition(3, "2022-07-01"));
        Answer past = put(Role.ADMIN, edition(2, City.FIRST_DAY.toString()));
        Answer hole = put(Role.ADMIN, edition(2, "2022-07-01").replace("- at: 2  ", "- at: 4  "));
        Answer twice =
                put(
                        Role.ADMIN,
                        edition(2, "2022-07-01")
                                .replace("id: street-work", "id: estate-complaints"));
        Answer other = put(Role.ADMIN, edition(2, "2022-07-01").replace("linyi-2022-57", "x-1"));
        Answer quarters =
                put(
                        Role.ADMIN,
                        edition(2, "2022-08-01")
                                .replace(
                                        "{every: monthly, first: '2022-06'}",
                                        "{every: quarterly, first: 2022-Q2}"));

        String later =
                edition(2, "2022-07-01")
                        .replace(
                                "{every: monthly, first: '2022-06'}",
                                "{every: monthly, first: '2022-09'}");
        Answer pause = put(Role.ADMIN, later);
        Answer validated = validate(later);

        assertThat(pause.status()).isEqualTo(422);
        assertThat(pause.body()).contains("estate-complaints").contains("2022-07, 2022-08");
        assertThat(validated.status()).isEqualTo(422);
        assertThat(validated.body()).contains("estate-complaints").contains("2022-07, 2022-08");
        assertThat(validate(edition(2, "2022-07-01")).body()).isEqualTo("{\"errors\":[]}");
        assertThat(gap.status()).isEqualTo(409);
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.body()).contains("/effectiveFrom").contains("not-in-the-future");
        assertThat(hole.status()).isEqualTo(422);
        assertThat(hole.body()).contains("leaves a hole").contains("line ");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body()).contains("estate-complaints");
        assertThat(other.body()).contains("/id").contains("other-rulebook");
        assertThat(quarters.status()).isEqualTo(422);
        assertThat(quarters.body())
                .contains("/effectiveFrom")
                .contains("leaves-days-unranked")
                .contains("2022-10-01");
        assertThat(version("")).isEqualTo(1);
    }

    @Test
    void a_month_is_reopened_when_it_is_final_and_only_by_an_administrator() {
        service.tell(City.recorded("A"), City.attached("t1", "A", City.JUNE));
        assertThat(state("2022-06")).isEqualTo("open");
        assertThat(reopen(Role.ADMIN, REASON).status()).isEqualTo(409);
        advance(LocalDate.of(2022, 7, 3));
        assertThat(state("2022-06")).isEqualTo("closed");
        advance(LocalDate.of(2022, 8, 2));
        assertThat(state("2022-06")).isEqualTo("final");

        assertThat(reopen(Role.OFFICIAL, REASON).status()).isEqualTo(403);
        assertThat(reopen(Role.ADMIN, "{}").body()).contains("/reason");
        Answer reopened = reopen(Role.ADMIN, REASON);
        Answer again = reopen(Role.ADMIN, REASON);

        assertThat(reopened.status()).as(reopened.body()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(reopened.json());
        assertThat(reopened.json().get("reopening").get("through").stringValue())
                .isEqualTo("2022-08-12");
        service.tell(City.attached("late", "A", City.JUNE));
        advance(LocalDate.of(2022, 8, 12));
        Answer board = service.get("/api/v1/rankings/estate-complaints/2022-06");
        assertThat(board.json().get("revision").intValue()).isEqualTo(2);
        assertThat(board.json().get("final").booleanValue()).isTrue();
        assertThat(state("2022-06")).isEqualTo("final");
    }

    @Test
    void a_decision_lies_before_the_end_of_its_day_however_the_two_meet() throws Exception {
        LocalDate open = LocalDate.of(2023, 10, 1);
        advance(open.minusDays(1));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 12; round++) {
                LocalDate day = open.plusDays(round);
                String month = YearMonth.of(2022, 6).plusMonths(round).toString();
                String edition = edition(round + 2, day.plusDays(2).toString());
                CyclicBarrier together = new CyclicBarrier(3);
                List<Callable<Answer>> calls =
                        List.of(
                                () -> service.advance(day.toString()),
                                () -> reopen(month, Role.ADMIN, REASON),
                                () -> put(Role.ADMIN, edition));
                List<Callable<Answer>> met = new ArrayList<>();
                for (Callable<Answer> call : calls) {
                    met.add(
                            () -> {
                                together.await();
                                return call.call();
                            });
                }
                for (Future<Answer> answer : callers.invokeAll(met)) {
                    assertThat(answer.get().status()).as(answer.get().body()).isBetween(200, 202);
                }
            }
        }
        advance(open.plusDays(13));

        Set<String> told = new HashSet<>();
        List<String> late = new ArrayList<>();
        LocalDate ended = LocalDate.MIN;
        for (CalendarEvent event : service.calendar()) {
            if (event instanceof DayEnded(var day)) {
                ended = day;
            } else if (told.add(event.eventId()) && !event.day().isAfter(ended)) {
                late.add(event.eventId());
            }
        }
        assertThat(told).hasSize(24);
        assertThat(late).as("decisions behind the end of their day").isEmpty();
    }

    private void advance(LocalDate through) {
        assertThat(service.advance(through.toString()).status()).isEqualTo(202);
        await().atMost(LIMIT)
                .until(() -> service.get("/api/v1/calendar").json().get("settled").booleanValue());
    }

    private Answer reopen(Role role, String json) {
        return reopen("2022-06", role, json);
    }

    private Answer reopen(String month, Role role, String json) {
        return service.send(
                role,
                null,
                service.request("/api/v1/months/" + month + "/reopening")
                        .POST(BodyPublishers.ofString(json)));
    }

    private String state(String month) {
        return service.get("/api/v1/months/" + month).json().get("state").stringValue();
    }

    private int version(String query) {
        return service.get(RULEBOOK + query).json().get("version").intValue();
    }

    private Answer validate(String text) {
        return service.send(
                Role.OFFICIAL,
                null,
                service.request(RULEBOOK + "/validation").POST(BodyPublishers.ofString(text)));
    }

    private Answer put(Role role, String text) {
        return service.send(
                role, null, service.request(RULEBOOK).PUT(BodyPublishers.ofString(text)));
    }

    private static String edition(int version, String from) {
        return RulebookSource.of("linyi-2022-57")
                .text()
                .replace("version: 1", "version: " + version)
                .replace("effectiveFrom: 2022-05-13", "effectiveFrom: " + from);
    }
}
