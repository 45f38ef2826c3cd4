package io.duban.complaint.query;

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
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls with a slip: the answer names it. */
class CallIT {

    private static final String COMPLAINTS = "/api/v1/complaints";
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = new RunningService(CallIT.class);
        City.register(service);
        service.post(COMPLAINTS, City.complaint("Q-1", "E1"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "complaints?status=Registered, /status unknown-value",
        "complaints?status=closed, /status unknown-value",
        "complaints?category=cleaning, /category unknown-value",
        "complaints?month=2022-6, /month not-a-month",
        "complaints?month=2022-Q3, /month not-a-month",
        "complaints?month=2022-06&month=2022-06, /month repeated-parameter",
        "complaints?estate=, /estate not-an-identifier",
        "complaints?estate[]=E1, /estate[] unknown-parameter",
        "complaints?estate%5B%5D=E1, /estate[] unknown-parameter",
        "complaints?Estate=E1, /Estate unknown-parameter",
        "complaints/Q-1?verbose=1, /verbose unknown-parameter",
        "complaints/Q-1/history?limit=5&limit=5, /limit repeated-parameter",
        "complaints/unattributed?month=2022-06, /month unknown-parameter",
        "bodies?level=County, /level unknown-value",
        "bodies?parent=兰山, /parent not-an-identifier",
        "bodies/C1?x, /x unknown-parameter",
        "estates?street=S1&district=C1, /district unknown-parameter",
        "estates?county=C 1, /county not-an-identifier",
        "estates/E1?county=C1, /county unknown-parameter"
    })
    void a_slip_in_a_query_is_named(String call, String fault) throws IOException {
        String path = call.replace("兰山", "%E5%85%B0%E5%B1%B1").replace("C 1", "C+1");

        String answer = raw("GET /api/v1/" + path + " HTTP/1.1", "Host: x", official());

        assertThat(answer).startsWith("HTTP/1.1 422");
        String[] pointerAndCode = fault.split(" ");
        assertThat(answer)
                .contains("\"pointer\":\"" + pointerAndCode[0] + "\"")
                .contains("\"code\":\"" + pointerAndCode[1] + "\"");
    }

    @Test
    void a_refused_value_is_told_with_what_it_may_be() {
        assertThat(service.get(COMPLAINTS + "?status=Registered").body())
                .contains("[dispatched, registered, resolved, written-off]");
        assertThat(service.get(COMPLAINTS + "?category=cleaning").body())
                .contains("property.cleaning");
        assertThat(service.get(COMPLAINTS + "?foo=1").body())
                .contains(
                        "[appeal, category, county, cursor, estate, from, limit, month, order,"
                                + " overdue, q, status, street, to]");
    }

    @Test
    void writes_know_their_parameters_too() {
        Answer answer = service.post(COMPLAINTS + "?dryrun=true", City.complaint("Q-2", "E1"));

        assertThat(answer.faults()).containsExactly("/dryrun unknown-parameter");
        assertThat(service.get(COMPLAINTS + "/Q-2").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complaints",
                "complaints/Q-1",
                "complaints/Q-1/history",
                "complaints/unattributed",
                "bodies",
                "bodies/C1",
                "estates",
                "estates/E1"
            })
    void whoever_may_get_may_ask_for_the_head(String path) {
        Answer get = service.get("/api/v1/" + path);
        Answer head = call("HEAD", path, RunningService.OFFICIAL);

        assertThat(get.status()).isEqualTo(200);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("content-type")).isEqualTo(get.header("content-type"));
        assertThat(call("HEAD", path + "/none/none", RunningService.OFFICIAL).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, complaints/Q-1, 'GET, HEAD'",
        "DELETE, complaints/Q-1, 'GET, HEAD'",
        "PUT, complaints/no-such, 'GET, HEAD'",
        "OPTIONS, complaints/Q-1, 'GET, HEAD'",
        "DELETE, complaints, 'GET, HEAD, POST'",
        "OPTIONS, complaints, 'GET, HEAD, POST'",
        "DELETE, bodies/C1, 'GET, HEAD, PUT'",
        "PATCH, estates/E1, 'GET, HEAD, PUT'",
        "GET, complaints/Q-1/resolution, POST",
        "HEAD, complaints/Q-1/resolution, POST",
        "POST, complaints/Q-1/estate, PUT"
    })
    void a_method_that_is_not_offered_is_answered_with_those_that_are(
            String method, String path, String allowed) {
        for (Role role : Role.values()) {
            Answer answer = call(method, path, TestTokens.bearer(role));

            assertThat(answer.status()).as(role + " " + answer.body()).isEqualTo(405);
            assertThat(answer.header("allow")).isEqualTo(allowed);
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
        }
        assertThat(service.send(service.request("/api/v1/" + path).method(method, none())).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "complaint", "complaints/Q-1/nothing", "complaints/Q-1/"})
    void a_path_that_nobody_serves_is_not_found_by_any_role(String path) {
        for (Role role : Role.values()) {
            Answer answer = call("GET", path, TestTokens.bearer(role));

            assertThat(answer.status()).as(role + " " + answer.body()).isEqualTo(404);
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
            assertThat(answer.body()).contains(":not-found\"").doesNotContain("static resource");
        }
        assertThat(service.send(service.request("/api/v1/" + path).GET()).status()).isEqualTo(401);
    }

    @Test
    void what_a_role_may_not_do_is_forbidden_whether_it_is_there_or_not() {
        for (String ticket : List.of("Q-1", "no-such")) {
            Answer answer =
                    service.post(
                            COMPLAINTS + "/" + ticket + "/reopening",
                            "{}",
                            TestTokens.bearer(Role.SUBSCRIBER));

            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"complaint_service:8081", "duban_complaint-service_1", "_"})
    void the_service_is_called_by_the_name_of_its_container(String host) throws IOException {
        assertThat(raw("GET /api/v1/bodies HTTP/1.1", "Host: " + host, official()))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void what_is_no_call_at_all_is_a_problem() throws IOException {
        String get = "GET /api/v1/bodies HTTP/1.1";
        for (String answer :
                List.of(
                        raw(get),
                        raw(get, "Host: a b"),
                        raw(get, "Host: x", "Content-Length: 3", "Content-Length: 4"),
                        raw(get, "Host: x", "X-Much: " + "x".repeat(20_000)),
                        raw("GET /api/v1/投诉 HTTP/1.1", "Host: x"),
                        raw("GET /api/v1/bodies?x=投诉 HTTP/1.1", "Host: x"),
                        raw("GET /api/v1/bodies/%00 HTTP/1.1", "Host: x"),
                        raw("GET /api/v1/bodies/a%2Fb HTTP/1.1", "Host: x"),
                        raw("GET /api/v1/bodies/%ff HTTP/1.1", "Host: x", official()))) {
            assertThat(answer)
                    .containsPattern("^HTTP/1.1 4\\d\\d")
                    .contains("application/problem+json", "\"title\":")
                    .doesNotContain("<html", "Tomcat", "Exception");
        }
    }

    private static Answer call(String method, String path, String bearer) {
        return service.send(service.request("/api/v1/" + path, bearer).method(method, none()));
    }

    private static java.net.http.HttpRequest.BodyPublisher none() {
        return BodyPublishers.noBody();
    }

    private static String official() {
        return "Authorization: " + RunningService.OFFICIAL;
    }

    /** What comes back for lines that are sent as they are. */
    private static String raw(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(15_000);
            String call = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(call.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
