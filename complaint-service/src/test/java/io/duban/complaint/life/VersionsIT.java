package io.duban.complaint.life;

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

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.Map;

/** Of two who have read the same complaint one is first, and the other is told. */
class VersionsIT {

    private static final String LIST = "/api/v1/complaints";
    private static final String HOUSING = "{\"departments\":[\"housing\"]}";
    private static final String JUSTICE = "{\"departments\":[\"justice\"]}";
    private static final String RESOLVED =
            "{\"outcome\":\"已清理\",\"resolvedAt\":\"2022-06-16T10:00:00+08:00\"}";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(VersionsIT.class);
        City.register(service);
        City.endDay(service, LocalDate.of(2022, 6, 15));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void the_second_of_two_writers_changes_nothing() {
        String path = taken("V-1");
        assertThat(service.get(path).header("etag")).isEqualTo("\"1\"");

        Answer first = send("POST", path + "/dispatches", HOUSING, "\"1\"");
        Answer second = send("POST", path + "/dispatches", JUSTICE, "\"1\"");

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.header("etag")).isEqualTo("\"2\"");
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.header("content-type")).startsWith("application/problem+json");
        assertThat(second.body()).contains("changed-meanwhile");
        assertThat(service.get(path).json()).isEqualTo(first.json());
        assertThat(send("POST", path + "/dispatches", JUSTICE, first.header("etag")).status())
                .isEqualTo(201);
    }

    @Test
    void a_call_that_was_done_is_answered_as_the_first_time() {
        String path = taken("V-2");

        Answer first = send("POST", path + "/resolution", RESOLVED, "\"1\"");
        Answer again = send("POST", path + "/resolution", RESOLVED, "\"1\"");

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void what_is_no_tag_is_malformed_and_a_star_is_any_version() {
        String path = taken("V-3");

        assertThat(send("POST", path + "/dispatches", HOUSING, "1").status()).isEqualTo(400);
        assertThat(service.get(path).header("etag")).isEqualTo("\"1\"");
        assertThat(send("POST", path + "/dispatches", HOUSING, "*").status()).isEqualTo(201);
        assertThat(send("POST", path + "/dispatches", JUSTICE, "\"9\", \"2\"").status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | estate | {'estateId':'E2','reason':'属地更正'}",
                "POST | dispatches | {'departments':['justice']}",
                "POST | whistle | {'departments':['justice'],'reason':'联合执法'}",
                "POST | dispatches/housing/report | {'note':'已到场'}",
                "POST | dispatches/housing/return | {'reason':'不属本部门'}",
                "POST | extension | {'workingDays':1,'reason':'需要鉴定'}",
                "POST | resolution | {'outcome':'已修','resolvedAt':'2022-06-16T10:00:00+08:00'}",
                "POST | exclusion | {'reason':'不属物业'}",
                "PUT | duplicate-of | {'ticketNo':'V-OLD','reason':'同一件事'}"
            })
    void every_write_rests_on_what_was_read(String method, String act, String body) {
        service.post(LIST, earlier("V-OLD"));
        String path = taken("V-" + act.replace('/', '-'));
        send("POST", path + "/dispatches", HOUSING, null);
        Answer before = service.get(path);

        Answer refused = send(method, path + "/" + act, json(body), "\"1\"");
        assertThat(refused.status()).as(refused.body()).isEqualTo(412);
        assertThat(service.get(path).json()).isEqualTo(before.json());

        Answer done = send(method, path + "/" + act, json(body), before.header("etag"));
        assertThat(done.status()).as(done.body()).isIn(200, 201);
        assertThat(done.header("etag")).isEqualTo("\"3\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resolution | {'outcome':'a','resolvedAt':'2022-06-16T10:00:00+08:00'} | POST |"
                        + " write-off | {}",
                "resolution | {'outcome':'a','resolvedAt':'2022-06-16T10:00:00+08:00'} | POST |"
                        + " reopening | {'reason':'来电人不满意'}",
                "exclusion | {'reason':'不属物业'} | POST | exclusion/decision |"
                        + " {'approved':true,'reason':'属实'}",
                "duplicate-of | {'ticketNo':'V-OLD','reason':'同一件事'} | DELETE |"
                        + " duplicate-of | {}"
            })
    void so_does_whatever_follows_another_step(
            String first, String firstBody, String method, String act, String body) {
        service.post(LIST, earlier("V-OLD"));
        String path = taken("W-" + act.replace('/', '-'));
        String how = first.equals("duplicate-of") ? "PUT" : "POST";
        Answer before = send(how, path + "/" + first, json(firstBody), null);
        assertThat(before.status()).as(before.body()).isIn(200, 201);

        Answer refused = send(method, path + "/" + act, json(body), "\"1\"", RunningService.ADMIN);
        assertThat(refused.status()).as(refused.body()).isEqualTo(412);
        Answer done = send(method, path + "/" + act, json(body), "\"2\"", RunningService.ADMIN);

        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.header("etag")).isEqualTo("\"3\"");
    }

    @Test
    void everybody_reads_the_same_version_and_none_is_told_that_what_is_shown_is_the_same() {
        String path = taken("V-4");
        for (String reader :
                new String[] {
                    RunningService.OFFICIAL,
                    RunningService.HOTLINE,
                    TestTokens.bearer(Role.COUNTY, "C1"),
                    TestTokens.bearer(Role.STREET, "S1")
                }) {
            Answer read =
                    service.send(
                            service.request(path, reader).header("If-None-Match", "\"1\"").GET());

            assertThat(read.status()).isEqualTo(200);
            assertThat(read.header("etag")).isEqualTo("\"1\"");
        }
    }

    private static String taken(String ticketNo) {
        assertThat(service.post(LIST, City.complaint(ticketNo, "E1")).status()).isEqualTo(201);
        return LIST + "/" + ticketNo;
    }

    private static Map<String, Object> earlier(String ticketNo) {
        Map<String, Object> complaint = City.complaint(ticketNo, "E1");
        complaint.put("receivedAt", "2022-06-14T09:30:00+08:00");
        return complaint;
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    private static Answer send(String method, String path, String body, String match) {
        return send(method, path, body, match, RunningService.OFFICIAL);
    }

    private static Answer send(
            String method, String path, String body, String match, String bearer) {
        HttpRequest.Builder request = service.request(path, bearer);
        if (method.equals("DELETE")) {
            request.DELETE();
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body));
        }
        if (match != null) {
            request.header("If-Match", match);
        }
        return service.send(request);
    }
}
