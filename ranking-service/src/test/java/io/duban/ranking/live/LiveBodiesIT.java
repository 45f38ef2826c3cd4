package io.duban.ranking.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.BodyEvent.BodyRecorded;
import io.duban.contracts.event.ComplaintEvent.ComplaintAttached;
import io.duban.contracts.event.ComplaintEvent.EstateRecorded;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.event.ProjectEvent.ProjectRecorded;
import io.duban.contracts.period.Month;
import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.ProjectChange;
import io.duban.contracts.project.ProjectFacts;
import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.contracts.project.Stage;
import io.duban.contracts.subject.BodyLevel;
import io.duban.contracts.subject.BodyProfile;
import io.duban.contracts.subject.EstateProfile;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.kit.security.Role;
import io.duban.ranking.RunningService;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The provisional boards of streets and counties: eight streets, four in each county. */
class LiveBodiesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STREETS = 8;

    @TempDir Path state;
    private RunningService service;
    private int tickets;

    @BeforeEach
    void start() {
        service = RunningService.start(TestStack.shared().freshName(LiveBodiesIT.class), state);
        service.awaitReady();
        body("CO0", BodyLevel.COUNTY, null, null);
        body("CO1", BodyLevel.COUNTY, null, null);
        for (int i = 0; i < STREETS; i++) {
            body("S" + i, BodyLevel.STREET, "CO" + i % 2, "街道");
            service.tell(new EstateRecorded(estate(i), 1));
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void what_a_checkpoint_publishes_was_its_live_board_on_its_last_day() {
        complain(Month.of(2022, 7), 1);
        service.advance("2022-08-10");
        service.settle("2022-08-10");
        complain(Month.of(2022, 8), 2);
        complain(Month.of(2022, 9), 3);
        for (int i = 0; i < STREETS; i++) {
            report("S" + i, "2022-09-30", "0.%d".formatted(60 + i));
        }
        service.advance("2022-09-29");
        service.settle("2022-09-29");

        JsonNode live =
                await().atMost(PATIENCE)
                        .until(() -> live("street-work"), it -> it.at("/rows/7/value").isNumber());
        service.advance("2022-10-03");
        service.settle("2022-10-03");
        JsonNode closed = service.get("/api/v1/rankings/street-work/2022-09-30").json();

        assertThat(live.get("provisional").booleanValue()).isTrue();
        assertThat(live.get("period").stringValue()).isEqualTo("2022-09-30");
        assertThat(closed.get("rows")).hasSize(STREETS);
        assertThat(live.at("/rows/0/recent/0/state").stringValue()).isNotEqualTo("listed");
        assertThat(published(live)).isEqualTo(published(closed));
        // (1 + 2 + 3) complaints of each multiple, over 500 households and three months.
        assertThat(closed.at("/rows/0/indicators/0/value").decimalValue())
                .isGreaterThan(BigDecimal.ZERO);
        assertThat(closed.at("/rows/0/indicators/1/value").decimalValue())
                .isEqualByComparingTo("0.5");
    }

    @Test
    void a_month_that_has_not_begun_does_not_thin_the_complaints_out() {
        service.advance("2022-07-09");
        service.settle("2022-07-09");
        service.tell(complaint(3, Month.of(2022, 7)), complaint(3, Month.of(2022, 7)));
        report("S3", "2022-09-30", "0.9");

        // One of the two may be counted before the other.
        JsonNode row =
                await().atMost(PATIENCE)
                        .until(
                                () -> live("street-work").at("/rows/0"),
                                it -> it.at("/indicators/0/value").asDouble() == 4);

        assertThat(row.at("/county/id").stringValue()).isEqualTo("CO1");
        assertThat(live("street-work").get("notRated")).hasSize(STREETS - 1);
    }

    @Test
    void a_street_that_moves_takes_its_estates_along() {
        service.advance("2022-07-09");
        service.settle("2022-07-09");
        service.tell(complaint(3, Month.of(2022, 7)));
        report("CO0", "2022-H2", "0.9");
        report("CO1", "2022-H2", "0.9");
        BodyProfile moved = new BodyProfile("S3", BodyLevel.STREET, "S3", "CO0", "街道");
        service.tell(new BodyRecorded(moved, 2));

        await().atMost(PATIENCE)
                .until(
                        () -> live("estate-complaints").at("/rows/0/estate/county/id"),
                        it -> it.asString("").equals("CO0"));
        await().atMost(PATIENCE)
                .until(
                        () -> live("county-property").at("/rows/1/subject/code"),
                        it -> it.asString("").equals("CO0"));
    }

    @Test
    void counties_stand_by_half_year_month_and_quarter() {
        service.advance("2022-07-09");
        service.settle("2022-07-09");
        report("CO0", "2022-H2", "0.9");
        report("CO1", "2022-H2", "0.6");
        project("P0", "CO0", LocalDate.of(2022, 7, 5));
        project("P1", "CO1", null);
        await().atMost(PATIENCE)
                .until(() -> live("county-progress-monthly").at("/rows/1/rank").isNumber());
        await().atMost(PATIENCE).until(() -> live("county-property").at("/rows/1/rank").isNumber());

        assertThat(codes(live("county-property"))).containsExactly("CO0", "CO1");
        assertThat(live("county-property").get("period").stringValue()).isEqualTo("2022-H2");
        JsonNode monthly = live("county-progress-monthly");
        assertThat(monthly.get("period").stringValue()).isEqualTo("2022-07");
        assertThat(monthly.get("rows"))
                .extracting(
                        it -> it.at("/subject/code").stringValue(),
                        it -> it.get("value").decimalValue().stripTrailingZeros().toPlainString())
                .containsExactlyInAnyOrder(tuple("CO0", "1"), tuple("CO1", "0"));
        assertThat(live("county-progress-quarterly").get("period").stringValue())
                .isEqualTo("2022-Q3");
    }

    @Test
    void before_the_first_counted_period_there_is_no_board() {
        assertThat(service.get("/api/v1/rankings/county-progress-monthly/live").status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/rankings/no-such-ranking/live").status()).isEqualTo(404);
    }

    /** The rows without what lies beside them. */
    private static JsonNode published(JsonNode board) {
        JsonNode rows = board.get("rows").deepCopy();
        rows.forEach(it -> ((ObjectNode) it).remove(List.of("previousRank", "streak", "recent")));
        return rows;
    }

    private JsonNode live(String ranking) {
        return service.get("/api/v1/rankings/" + ranking + "/live").json();
    }

    private void body(String code, BodyLevel level, String parent, String kind) {
        service.tell(new BodyRecorded(new BodyProfile(code, level, code, parent, kind), 1));
    }

    private static EstateProfile estate(int i) {
        Party company = new Party("K1", "物业");
        Party county = new Party("CO" + i % 2, "CO" + i % 2);
        return new EstateProfile(
                "E" + i, "小区" + i, new Party("S" + i, "S" + i), county, 500, company, null);
    }

    /**
     * As many complaints of each estate as its number tells, so many times; half of them in time.
     */
    private void complain(Month month, int times) {
        List<ComplaintAttached> events = new ArrayList<>();
        for (int i = 0; i < STREETS; i++) {
            for (int n = 0; n < 2 * times * (i + 1); n++) {
                events.add(complaint(i, month));
            }
        }
        service.tell(events.toArray(ComplaintAttached[]::new));
    }

    private ComplaintAttached complaint(int estate, Month month) {
        LocalDate due = month.start().plusDays(9);
        return new ComplaintAttached(
                new ComplaintFacts(
                        "T" + tickets++,
                        1,
                        "E" + estate,
                        month.start().atTime(12, 0).atOffset(ZoneOffset.ofHours(8)),
                        month,
                        "property.service",
                        true,
                        due,
                        tickets % 2 == 0 ? due : due.plusDays(1)));
    }

    private void report(String body, String period, String rate) {
        String json =
                """
                {"ownersCommitteeRate": %1$s, "professionalCoverageRate": %1$s,
                 "partyCoverageRate": %1$s, "monthlyInspectionRate": %1$s}
                """
                        .formatted(rate);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                service.send(
                                                        Role.OFFICIAL,
                                                        null,
                                                        service.request(
                                                                        "/api/v1/indicators/"
                                                                                + body
                                                                                + "/"
                                                                                + period)
                                                                .PUT(BodyPublishers.ofString(json)))
                                                .status()
                                        == 200);
    }

    private void project(String id, String county, LocalDate completedOn) {
        service.tell(
                new ProjectRecorded(
                        new ProjectFacts(
                                id,
                                ProjectKind.SHANTYTOWN,
                                id,
                                Subject.county(county, county),
                                false,
                                2022,
                                ProjectState.ACTIVE,
                                List.of(
                                        new MilestoneFacts(
                                                Stage.START,
                                                LocalDate.of(2022, 7, 6),
                                                BigDecimal.ONE,
                                                completedOn))),
                        1,
                        ProjectChange.PLANNED,
                        null,
                        null));
    }

    private static List<String> codes(JsonNode board) {
        List<String> codes = new ArrayList<>();
        board.get("rows").forEach(it -> codes.add(it.at("/subject/code").stringValue()));
        return codes;
    }
}
