package io.duban.ranking.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.kit.security.Role;
import io.duban.ranking.RunningService;
import io.duban.teststack.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;

/** Reported indicators over HTTP, against the real broker and store. */
class IndicatorsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String REPORT = "/api/v1/indicators/C1/2025-H1";

    @TempDir static Path state;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start("indicators", state);
        service.tell(
                new BodyRecorded(new BodyProfile("C1", BodyLevel.COUNTY, "兰山区", null, "区"), 1),
                new BodyRecorded(new BodyProfile("S1", BodyLevel.STREET, "银雀山街道", "C1", "街道"), 1));
        await().atMost(LIMIT).until(() -> put("C1", "2022-H2", "{}").status() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Tag("row-12")
    void what_is_reported_can_be_read_again() {
        assertThat(put("C1", "2023-H1", "{\"partyCoverageRate\":0.93333}").status()).isEqualTo(200);

        Answer answer = service.get("/api/v1/indicators/C1/2023-H1");

        assertThat(answer.json().get("partyCoverageRate").decimalValue())
                .isEqualByComparingTo("0.9333");
    }

    @Test
    @Tag("row-18")
    void a_county_reports_what_only_a_target_asks_for_and_a_street_does_not() {
        assertThat(put("C1", "2023-H2", "{\"eBikeChargingCoverage\":0.5}").status()).isEqualTo(200);
        assertThat(put("S1", "2023-09-30", "{\"eBikeChargingCoverage\":0.5}").body())
                .contains("/eBikeChargingCoverage");
    }

    @Test
    void an_indicator_outside_its_unit_is_refused_and_named() {
        Answer answer = put("C1", "2022-H2", "{\"partyCoverageRate\":1.2}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/partyCoverageRate");
    }

    @Test
    void a_derived_indicator_cannot_be_reported() {
        Answer answer = put("C1", "2022-H2", "{\"timelyResolutionRate\":1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/timelyResolutionRate");
    }

    @Test
    void a_period_without_scores_and_a_body_of_another_level_are_refused() {
        assertThat(put("C1", "2022-07", "{}").status()).isEqualTo(422);
        assertThat(put("S1", "2022-H2", "{}").status()).isEqualTo(404);
        assertThat(put("S1", "2022-09-30", "{}").status()).isEqualTo(200);
    }

    @Test
    void a_county_reports_for_itself_only() {
        assertThat(put(Role.COUNTY, "C2", "C1", "2022-H2").status()).isEqualTo(403);
        assertThat(put(Role.COUNTY, "C1", "C1", "2022-H2").status()).isEqualTo(200);
    }

    @Test
    void of_two_who_fill_in_one_report_one_is_first_and_the_other_is_told() {
        String one = "{\"partyCoverageRate\":0.9}";
        String other = "{\"ownersCommitteeRate\":0.8}";

        Answer first = resting("If-None-Match", "*", one);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(resting("If-None-Match", "*", other).status()).isEqualTo(412);
        assertThat(resting("If-None-Match", "*", one).status()).isEqualTo(200);
        String read = first.header("etag");
        assertThat(service.get(REPORT).header("etag")).isEqualTo(read);

        assertThat(resting("If-Match", read, other).status()).isEqualTo(200);
        assertThat(resting("If-Match", read, one).status()).isEqualTo(412);
        assertThat(service.get(REPORT).body()).contains("0.8").doesNotContain("0.9");
        assertThat(service.get(REPORT).header("etag")).isNotEqualTo(read);
    }

    private static Answer resting(String header, String value, String json) {
        return service.send(
                Role.OFFICIAL,
                null,
                service.request(REPORT).header(header, value).PUT(BodyPublishers.ofString(json)));
    }

    @Test
    void indicators_come_from_a_table_too_each_line_with_its_verdict() {
        String table =
                """
                机构,报告期,业主委员会组建率,专业化物业服务覆盖率
                兰山区,2024年上半年,93%,0.85
                S1,2023.9.30,93%,
                没有的区,2024-H1,93%,
                C1,2024-H1,93%,86%
                C1,2024-H2,193%,
                """;

        Answer tried = post("/api/v1/indicators/import?dryRun=true", table);
        assertThat(service.get("/api/v1/indicators/C1/2024-H1").status()).isEqualTo(404);
        Answer answer = post("/api/v1/indicators/import", table);

        assertThat(answer.lines())
                .extracting(
                        it ->
                                it.get("line")
                                        + " "
                                        + it.get("status").asString()
                                        + it.at("/errors/0/code").asString(""))
                .containsExactly(
                        "2 created",
                        "3 created",
                        "4 invalidunknown-body",
                        "5 conflictdoubled",
                        "6 invalidout-of-range");
        assertThat(tried.lines().getFirst()).isEqualTo(answer.lines().getFirst());
        assertThat(
                        service.get("/api/v1/indicators/C1/2024-H1")
                                .json()
                                .get("professionalCoverageRate")
                                .decimalValue())
                .isEqualByComparingTo("0.85");
        // Cells that a later table has not, or leaves empty, take back nothing that stands.
        String later = "机构,报告期,业主委员会组建率,专业化物业服务覆盖率\nC1,2024-H1,91%,\n";
        Answer added = post("/api/v1/indicators/import", later);
        Answer again = post("/api/v1/indicators/import", later);
        assertThat(added.lines().getFirst().get("status").asString()).isEqualTo("updated");
        assertThat(again.lines().getFirst().get("status").asString()).isEqualTo("exists");
        assertThat(service.get("/api/v1/indicators/C1/2024-H1").body())
                .contains("\"ownersCommitteeRate\":0.91", "\"professionalCoverageRate\":0.85");
        assertThat(service.get("/api/v1/imports/indicators/template").status()).isEqualTo(200);
    }

    private static Answer post(String path, String table) {
        return service.send(
                Role.OFFICIAL,
                null,
                service.request(path)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(table)));
    }

    private static Answer put(String subject, String period, String json) {
        return put(service, subject, period, json);
    }

    static Answer put(RunningService service, String subject, String period, String json) {
        return service.send(
                Role.OFFICIAL,
                null,
                service.request("/api/v1/indicators/" + subject + "/" + period)
                        .PUT(BodyPublishers.ofString(json)));
    }

    private static Answer put(Role role, String body, String subject, String period) {
        return service.send(
                role,
                body,
                service.request("/api/v1/indicators/" + subject + "/" + period)
                        .PUT(BodyPublishers.ofString("{}")));
    }
}
