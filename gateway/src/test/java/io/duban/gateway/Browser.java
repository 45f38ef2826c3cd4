package io.duban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A person's browser with a page of the console: it keeps cookies and repeats the one it may. */
final class Browser {

    static final String SESSION = "duban-session";
    static final String CSRF = "duban-csrf";
    static final String PASSWORD = "four words of a sentence";

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private RunningGateway gateway;

    Browser(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** A browser of a person who was invited by the first administrator and has signed in. */
    static Browser of(RunningGateway gateway, String login, String role, String body) {
        accept(gateway, invite(gateway, login, role, body));
        Browser browser = new Browser(gateway);
        assertThat(browser.signIn(login, PASSWORD).statusCode()).isEqualTo(200);
        return browser;
    }

    /** Invites; the token. */
    static String invite(RunningGateway gateway, String login, String role, String body) {
        HttpResponse<String> answer =
                gateway.post("/api/v1/accounts", RunningGateway.ADMIN, account(login, role, body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningGateway.json(answer).get("invitation").stringValue();
    }

    static void accept(RunningGateway gateway, String invitation) {
        HttpResponse<String> answer =
                gateway.post(
                        "/api/v1/invitations/" + invitation,
                        null,
                        "{\"password\":\"" + PASSWORD + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    /** Changes an account as the first administrator. */
    static void change(RunningGateway gateway, String login, String json) {
        HttpResponse<String> answer =
                gateway.send(
                        gateway.call("/api/v1/accounts/" + login, RunningGateway.ADMIN)
                                .header("Content-Type", "application/json")
                                .method("PATCH", BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    static String account(String login, String role, String body) {
        String scope = body == null ? "" : ",\"body\":\"" + body + "\"";
        return "{\"login\":\"%s\",\"name\":\"专班办公室\",\"post\":\"主任\",\"role\":\"%s\"%s}"
                .formatted(login, role, scope);
    }

    /** Goes on at another gateway. */
    Browser at(RunningGateway other) {
        gateway = other;
        return this;
    }

    HttpResponse<String> signIn(String login, String password) {
        return keep(
                gateway.send(
                        call("/api/v1/session")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"login\":\"%s\",\"password\":\"%s\"}"
                                                        .formatted(login, password)))));
    }

    HttpResponse<String> get(String path) {
        return keep(gateway.send(call(path)));
    }

    /** A write as a page makes it. */
    HttpResponse<String> write(String method, String path, String json) {
        return keep(
                gateway.send(
                        call(path)
                                .header("X-CSRF-Token", cookie(CSRF))
                                .method(method, BodyPublishers.ofString(json))));
    }

    /** A call with the cookies, to be filled in. */
    HttpRequest.Builder call(String path) {
        HttpRequest.Builder call =
                gateway.call(path, null).header("Content-Type", "application/json");
        return cookies.isEmpty() ? call : call.header("Cookie", header());
    }

    String header() {
        return cookies.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("; "));
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "none");
    }

    void keep(String name, String value) {
        cookies.put(name, value);
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) {
        for (String header : answer.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(header).getFirst();
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }
}
