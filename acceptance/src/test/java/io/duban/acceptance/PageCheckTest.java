package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

/** That the comparison of answers with the API page finds what is not as it says. */
class PageCheckTest {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String LINES = "application/x-ndjson";
    private static final String REFUSED =
            """
            {"type": "urn:duban:problem:x", "title": "X", "status": 404, "detail": "Not known"}\
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "GET    | /api/v1/bodies/B1       | 200 | {'code':'B1','level':'city','name':'临沂市'}"
                        + "              | -",
                "GET    | /api/v1/bodies/B1       | 200 |"
                        + " {'code':'B1','level':'city','name':'临沂市','extra':1}    | 'extra'",
                "GET    | /api/v1/bodies/B1?a=b   | 200 | {'code':'B1','level':'planet','name':'X'}"
                        + "                 | /level",
                "GET    | /api/v1/bodies/B1       | 200 | {'code':'B1','level':'city'}             "
                        + "                 | name",
                "GET    | /api/v1/bodies/B1       | 201 | {'code':'B1','level':'city','name':'X'}  "
                        + "                 | no such answer",
                "GET    | /api/v1/bodies/B1       | 200 | {                                        "
                        + "                 | no JSON",
                "HEAD   | /api/v1/bodies/B1       | 200 | ``                                       "
                        + "                 | -",
                "DELETE | /api/v1/keys/K1         | 204 | ``                                       "
                        + "                 | -",
                "DELETE | /api/v1/keys/K1         | 204 | {}                                       "
                        + "                 | empty",
                "PATCH  | /api/v1/bodies/B1       | 200 | {}                                       "
                        + "                 | no operation",
                "GET    | /api/v1/nothing/at/all  | 200 | {}                                       "
                        + "                 | no operation",
                "GET    | /docs                   | 200 | x                                        "
                        + "                 | -",
                "GET    | /api/v1/complaints      | 0   | the connection broke                     "
                        + "                 | -",
                "GET    | /api/v1/complaints/T1   | 200 |"
                        + " {'ticketNo':'T1','receivedAt':'2022-06-30T10:00+08:00'}   | /receivedAt"
            })
    void json_is_compared_with_the_schema_of_its_operation(
            String method, String path, int status, String body, String fault) {
        Api.Answer answer = answer(status, JSON, body.replace('\'', '"').replace("\"\"", ""));

        var found = PageCheck.current().fault(method, path, answer);

        if (fault == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElse("nothing")).contains(fault);
        }
    }

    @Test
    void every_line_is_compared() {
        String good = "{\"line\":1,\"ticketNo\":\"T1\",\"status\":\"created\"}\n";
        String bad = "{\"line\":2,\"ticketNo\":\"T2\",\"status\":\"made\"}\n";

        assertThat(fault("POST", "/api/v1/complaints/batch", answer(200, LINES, good))).isNull();
        assertThat(fault("POST", "/api/v1/complaints/batch", answer(200, LINES, good + bad)))
                .contains("registerComplaints", "200", "/status");
    }

    @Test
    void a_refusal_is_a_problem_wherever_it_comes_from() {
        assertThat(fault("GET", "/api/v1/bodies/B1", answer(404, PROBLEM, REFUSED))).isNull();
        assertThat(fault("GET", "/api/v1/nothing", answer(404, PROBLEM, REFUSED))).isNull();
        assertThat(fault("GET", "/api/v1/nothing", answer(404, "text/html", "no")))
                .contains("no problem");
        assertThat(fault("GET", "/api/v1/bodies/B1", answer(404, JSON, REFUSED)))
                .contains("no application/json");
        assertThat(fault("GET", "/api/v1/bodies/B1", answer(404, PROBLEM, "{\"status\":404}")))
                .contains("title");
    }

    @Test
    void a_path_that_is_written_out_wins_over_one_with_a_name_in_it() {
        String page = "{\"items\":[]}";

        assertThat(fault("GET", "/api/v1/complaints/unattributed", answer(200, JSON, page)))
                .isNull();
        assertThat(fault("GET", "/api/v1/complaints/T1", answer(200, JSON, page)))
                .contains("readComplaint");
    }

    private static String fault(String method, String path, Api.Answer answer) {
        return PageCheck.current().fault(method, path, answer).orElse(null);
    }

    private static Api.Answer answer(int status, String type, String body) {
        return new Api.Answer(status, Map.of("content-type", List.of(type)), body);
    }
}
