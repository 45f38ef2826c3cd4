package io.duban.ranking.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.kit.security.Role;
import io.duban.ranking.City;
import io.duban.ranking.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;

/** Findings over HTTP, against the real broker and store. */
class SupervisionIT {

    private static final String FINDING =
            """
            {"kind":"%s","subject":"C1","facts":"%s","evidence":["doc-1"]}
            """;

    @TempDir static Path state;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = SupervisedCity.start("supervision", state);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Tag("row-63")
    void a_finding_raises_its_escalation_at_once() {
        Answer answer = find(FINDING.formatted("INACTION", "推诿扯皮"));

        assertThat(answer.status()).isEqualTo(201);
        String id = answer.json().get("escalationId").stringValue();
        await().atMost(SupervisedCity.LIMIT)
                .until(() -> service.get("/api/v1/escalations/" + id).status() == 200);
        Answer escalation = service.get("/api/v1/escalations/" + id);
        assertThat(escalation.json().get("measure").stringValue())
                .isEqualTo("ACCOUNTABILITY_LETTER");
        assertThat(escalation.json().get("period").stringValue())
                .isEqualTo(City.FIRST_DAY.toString());
        assertThat(escalation.json().get("evidence").get("facts").stringValue()).isEqualTo("推诿扯皮");
    }

    @Test
    void a_county_sees_what_is_found_of_its_streets_and_not_of_others() {
        String id =
                find("{\"kind\":\"PERFUNCTORY\",\"subject\":\"S1\",\"facts\":\"x\",\"evidence\":[\"d\"]}")
                        .json()
                        .get("escalationId")
                        .stringValue();
        String path = "/api/v1/escalations/" + id;
        await().atMost(SupervisedCity.LIMIT).until(() -> service.get(path).status() == 200);

        assertThat(service.send(Role.COUNTY, "C1", service.request(path)).status()).isEqualTo(200);
        assertThat(service.send(Role.STREET, "S1", service.request(path)).status()).isEqualTo(200);
        assertThat(service.send(Role.COUNTY, "C2", service.request(path)).status()).isEqualTo(404);
    }

    @Test
    void the_same_finding_again_is_the_same_finding() {
        Answer first = find(FINDING.formatted("SLOW_ACTION", "两次"));
        Answer second = find(FINDING.formatted("SLOW_ACTION", "两次"));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void a_second_finding_of_the_day_is_its_own_escalation_and_both_are_listed() {
        Answer first = find(FINDING.formatted("MISHANDLED_PUBLIC_OPINION", "其一"));
        Answer second = find(FINDING.formatted("MISHANDLED_PUBLIC_OPINION", "其二"));

        List<String> raised =
                List.of(first, second).stream()
                        .map(it -> it.json().get("escalationId").stringValue())
                        .toList();
        assertThat(raised).doesNotHaveDuplicates();
        for (String id : raised) {
            String path = "/api/v1/escalations/" + id;
            await().atMost(SupervisedCity.LIMIT).until(() -> service.get(path).status() == 200);
        }
        assertThat(service.get("/api/v1/escalations/" + raised.getLast()).json().get("finding"))
                .isEqualTo(second.json().get("id"));
        Answer list = findings(Role.OFFICIAL, null, "?kind=MISHANDLED_PUBLIC_OPINION&limit=1");
        Answer rest =
                findings(
                        Role.OFFICIAL,
                        null,
                        "?kind=MISHANDLED_PUBLIC_OPINION&limit=1&cursor="
                                + list.json().get("next").stringValue());
        assertThat(rest.json().get("next")).isNull();
        assertThat(
                        List.of(list, rest).stream()
                                .map(it -> it.json().get("items").get(0))
                                .map(it -> it.get("escalationId").stringValue()))
                .containsExactlyInAnyOrderElementsOf(raised);
        assertThat(list.json().get("items").get(0).get("evidence").get(0).stringValue())
                .isEqualTo("doc-1");
    }

    @Test
    void who_presses_twice_with_a_key_or_without_has_found_once() {
        String body = FINDING.formatted("PERFUNCTORY", "按了两次");
        Answer with = findWithKey("k-1", body);
        Answer again = findWithKey("k-1", body);
        Answer meant = findWithKey("k-2", body);
        Answer reused = findWithKey("k-1", FINDING.formatted("PERFUNCTORY", "另一件事"));

        assertThat(again.json()).isEqualTo(with.json());
        assertThat(meant.json()).isNotEqualTo(with.json());
        assertThat(reused.status()).isEqualTo(409);
        Answer lines =
                find(
                        "{\"kind\":\"PERFUNCTORY\",\"subject\":\"C1\",\"facts\":\"a\\n"
                                + "b\",\"evidence\":[\"c\"]}");
        Answer pieces =
                find(
                        "{\"kind\":\"PERFUNCTORY\",\"subject\":\"C1\",\"facts\":\"a\",\"evidence\":[\"b\",\"c\"]}");
        assertThat(lines.json()).isNotEqualTo(pieces.json());
        Answer turned =
                find(
                        "{\"kind\":\"PERFUNCTORY\",\"subject\":\"C1\",\"facts\":\"a\",\"evidence\":[\"c\",\"b\"]}");
        assertThat(turned.json()).isEqualTo(pieces.json());
    }

    @Test
    void each_sees_the_findings_of_its_own_area() {
        String found =
                find("{\"kind\":\"PERFUNCTORY\",\"subject\":\"S1\",\"facts\":\"街\",\"evidence\":[\"d\"]}")
                        .json()
                        .get("id")
                        .stringValue();

        assertThat(findings(Role.STREET, "S1", "?subject=S1").body()).contains(found);
        assertThat(findings(Role.COUNTY, "C1", "?subject=street/S1").body()).contains(found);
        assertThat(findings(Role.OFFICIAL, null, "?county=C1&kind=PERFUNCTORY").body())
                .contains(found);
        assertThat(findings(Role.COUNTY, "C2", "").json().get("items")).isEmpty();
        assertThat(findings(Role.STREET, "S1", "?subject=C1").json().get("items")).isEmpty();
        assertThat(findings(Role.COMPANY, "P1", "").status()).isEqualTo(403);
        assertThat(findings(Role.OFFICIAL, null, "?kind=LAZY").body()).contains("/kind");
        assertThat(findings(Role.OFFICIAL, null, "?of=C1").status()).isEqualTo(422);
        assertThat(findings(Role.OFFICIAL, null, "?county=C1&county=C2").status()).isEqualTo(422);
    }

    @Test
    void a_finding_without_evidence_or_against_nobody_is_refused() {
        assertThat(find("{\"kind\":\"INACTION\",\"subject\":\"C1\",\"facts\":\"x\"}").body())
                .contains("/evidence");
        for (String blanks : List.of("", " ", "　", "\\u3164", "\\r\\n")) {
            Answer blank =
                    find(
                            "{\"kind\":\"INACTION\",\"subject\":\"C1\",\"facts\":\"x\",\"evidence\":[\"d\",\""
                                    + blanks
                                    + "\"]}");
            assertThat(blank.faults()).containsExactly("/evidence/1 blank");
        }
        Answer nobody =
                find(
                        "{\"kind\":\"INACTION\",\"subject\":\"X9\",\"facts\":\"x\",\"evidence\":[\"d\"]}");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.body()).contains("/subject").contains("unknown-body");
        Answer street =
                find(
                        "{\"kind\":\"INACTION\",\"subject\":\"S1\",\"facts\":\"x\",\"evidence\":[\"d\"]}");
        assertThat(street.status()).isEqualTo(422);
    }

    @Test
    void a_county_enters_no_finding() {
        Answer answer =
                service.send(
                        Role.COUNTY,
                        "C1",
                        service.request("/api/v1/findings")
                                .POST(
                                        BodyPublishers.ofString(
                                                FINDING.formatted("FORMALISM", "x"))));

        assertThat(answer.status()).isEqualTo(403);
    }

    private static Answer find(String json) {
        return service.send(
                Role.OFFICIAL,
                null,
                service.request("/api/v1/findings").POST(BodyPublishers.ofString(json)));
    }

    private static Answer findWithKey(String key, String json) {
        return service.send(
                Role.OFFICIAL,
                null,
                service.request("/api/v1/findings")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(json)));
    }

    private static Answer findings(Role role, String body, String query) {
        return service.send(role, body, service.request("/api/v1/findings" + query));
    }
}
