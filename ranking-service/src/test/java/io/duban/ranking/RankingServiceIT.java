package io.duban.ranking;

import static io.duban.ranking.City.JULY;
import static io.duban.ranking.City.JUNE;
import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.excluded;
import static io.duban.ranking.City.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One campaign of two months, as its days end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RankingServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path stateDir;
    private static RunningService service;

    @BeforeAll
    static void play() {
        String name = TestStack.shared().freshName(RankingServiceIT.class);
        service = RunningService.start(name, stateDir);
        service.awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void a_fresh_calendar_has_ended_nothing_and_is_settled() {
        JsonNode calendar = service.get("/api/v1/calendar").json();

        assertThat(calendar.get("mode").stringValue()).isEqualTo("manual");
        assertThat(calendar.has("lastEndedDay")).isFalse();
        assertThat(calendar.get("settled").booleanValue()).isTrue();
        assertThat(service.get("/api/v1/rankings/estate-complaints/2022-06").status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/rankings/estate-complaints/live").status()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void days_are_ended_in_order_and_once() {
        Answer first = service.advance("2022-06-20");
        Answer again = service.advance("2022-06-20");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().get("from").stringValue()).isEqualTo("2022-05-13");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().get("from").stringValue()).isEqualTo("2022-06-21");
        assertThat(again.json().get("through").stringValue()).isEqualTo("2022-06-20");
        service.settle("2022-06-20");
        assertThat(service.endedDays())
                .containsExactlyElementsOf(
                        LocalDate.of(2022, 5, 13).datesUntil(LocalDate.of(2022, 6, 21)).toList());
    }

    @Test
    @Order(3)
    void the_live_board_shows_the_open_month() {
        service.tell(recorded("A"), recorded("B", "C2", 1), recorded("Z"));
        service.tell(
                attached("a1", "A", JUNE),
                attached("a2", "A", JUNE),
                attached("a2", "A", JUNE),
                attached("b1", "B", JUNE),
                attached("u1", null, JUNE));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            JsonNode live =
                                    service.get("/api/v1/rankings/estate-complaints/live").json();
                            assertThat(live.get("period").stringValue()).isEqualTo("2022-06");
                            assertThat(live.get("rows").size()).isEqualTo(3);
                            assertThat(live.get("rows").get(0).get("value").intValue())
                                    .isEqualTo(2);
                            assertThat(live.get("unattributed").get("count").intValue())
                                    .isEqualTo(1);
                        });
    }

    @Test
    @Order(4)
    void a_closing_is_published_and_can_be_asked_for() {
        service.advance("2022-07-03");
        service.settle("2022-07-03");

        JsonNode board = service.get("/api/v1/rankings/estate-complaints/2022-06").json();
        assertThat(board.get("revision").intValue()).isEqualTo(1);
        assertThat(board.get("closedOn").stringValue()).isEqualTo("2022-07-03");
        assertThat(board.get("hash").stringValue()).hasSize(64);
        assertThat(board.get("final").booleanValue()).isFalse();
        assertThat(codes(board)).containsExactly("A", "B", "Z");
        assertThat(board.get("undecidable").booleanValue()).isFalse();
        assertThat(board.get("notRated").isEmpty()).isTrue();
        assertThat(board.get("unattributed").get("warning").booleanValue()).isTrue();
    }

    @Test
    @Order(5)
    void a_late_complaint_makes_a_revision_with_its_difference() {
        service.tell(attached("z1", "Z", JUNE), attached("a3", "A", JULY));
        service.advance("2022-07-04");
        service.settle("2022-07-04");

        JsonNode latest = service.get("/api/v1/rankings/estate-complaints/2022-06").json();
        JsonNode first =
                service.get("/api/v1/rankings/estate-complaints/2022-06?revision=1").json();
        assertThat(latest.get("revision").intValue()).isEqualTo(2);
        assertThat(latest.get("changes").get(0).get("subject").get("code").stringValue())
                .isEqualTo("Z");
        assertThat(first.get("revision").intValue()).isEqualTo(1);
        assertThat(first.get("hash")).isNotEqualTo(latest.get("hash"));
    }

    @Test
    @Order(6)
    void a_second_month_in_a_row_demands_a_new_manager_and_the_first_becomes_final() {
        service.advance("2022-08-03");
        service.settle("2022-08-03");

        JsonNode replaced = service.get("/api/v1/escalations?measure=REPLACE_MANAGER").json();
        assertThat(replaced.get("items").size()).isEqualTo(1);
        JsonNode escalation = replaced.get("items").get(0);
        assertThat(escalation.get("subject").get("code").stringValue()).isEqualTo("A");
        assertThat(escalation.get("streak").intValue()).isEqualTo(2);
        assertThat(escalation.get("state").stringValue()).isEqualTo("raised");
        assertThat(escalation.get("raisedOn").stringValue()).isEqualTo("2022-08-03");
        assertThat(escalation.get("evidence").get("rows").size()).isEqualTo(2);
        assertThat(escalation.get("clause").stringValue()).contains("更换项目经理");
        String id = escalation.get("id").stringValue();
        assertThat(service.get("/api/v1/escalations/" + id).json()).isEqualTo(escalation);
        JsonNode june = service.get("/api/v1/rankings/estate-complaints/2022-06").json();
        assertThat(june.get("final").booleanValue()).isTrue();
    }

    @Test
    @Order(7)
    void a_measure_of_a_month_that_was_corrected_is_explained_by_both_revisions() {
        JsonNode raisedLate = explained("Z");
        JsonNode raisedFirst = explained("A");

        assertThat(raisedLate.get("revision").intValue()).isEqualTo(2);
        assertThat(raisedLate.has("latestRow")).isFalse();
        assertThat(raisedFirst.get("revision").intValue()).isEqualTo(1);
        assertThat(raisedFirst.get("latestRevision").intValue()).isEqualTo(2);
        assertThat(raisedFirst.at("/latestRow/value").intValue()).isEqualTo(2);
    }

    @Test
    @Order(8)
    void a_measure_that_stands_shows_what_it_rests_on_now() {
        JsonNode raised = only("measure=INTERVIEW_COMPANY&period=2022-07&subject=A");
        service.tell(attached("a4", "A", JULY));
        service.advance("2022-08-04");
        service.settle("2022-08-04");

        JsonNode amended = only("measure=INTERVIEW_COMPANY&period=2022-07&subject=A");
        assertThat(raised.has("amendedOn")).isFalse();
        assertThat(raised.at("/evidence/rows/1/value").intValue()).isEqualTo(1);
        assertThat(amended.get("id")).isEqualTo(raised.get("id"));
        assertThat(amended.get("state").stringValue()).isEqualTo("raised");
        assertThat(amended.get("raisedOn").stringValue()).isEqualTo("2022-08-03");
        assertThat(amended.get("amendedOn").stringValue()).isEqualTo("2022-08-04");
        assertThat(amended.at("/evidence/rows/1/value").intValue()).isEqualTo(2);
        assertThat(amended.at("/evidence/rows/1/revision").intValue()).isEqualTo(2);
        service.tell(excluded("a4", 2, "A", JULY), excluded("a3", 2, "A", JULY));
        service.advance("2022-08-05");
        service.settle("2022-08-05");

        JsonNode revoked = only("measure=INTERVIEW_COMPANY&period=2022-07&subject=A");
        assertThat(revoked.get("state").stringValue()).isEqualTo("revoked");
        assertThat(revoked.at("/evidence/rows/1/value").intValue()).isEqualTo(2);
    }

    @Test
    @Order(9)
    void a_revision_that_was_replaced_is_kept_for_good_and_says_nothing_of_other_boards() {
        String july = "/api/v1/rankings/estate-complaints/2022-07";
        Answer first = service.get(july + "?revision=1");
        Answer latest = service.get(july + "?revision=3");
        JsonNode head = service.get("/api/v1/rankings/estate-complaints").json().at("/items/0");

        assertThat(first.header("cache-control")).isEqualTo("max-age=2592000, private");
        assertThat(first.json().at("/rows/0/listed").booleanValue()).isTrue();
        assertThat(first.json().at("/rows/0").has("streak")).isFalse();
        assertThat(first.json().at("/rows/0").has("recent")).isFalse();
        assertThat(latest.header("cache-control")).isEqualTo("no-cache, private");
        assertThat(latest.json().at("/rows/0/recent")).hasSize(2);
        assertThat(head.get("revision").intValue()).isEqualTo(3);
        assertThat(head.get("listed").intValue()).isZero();
        assertThat(head.get("revisions"))
                .extracting(it -> it.get("closedOn").stringValue())
                .containsExactly("2022-08-03", "2022-08-04", "2022-08-05");
        JsonNode way =
                service.get("/api/v1/rankings/estate-complaints/history?subject=A")
                        .json()
                        .at("/items/1");
        assertThat(way.get("revision").intValue()).isEqualTo(3);
        assertThat(way.get("listed").booleanValue()).isFalse();
        assertThat(way.has("cutValue")).isFalse();
        assertThat(way.get("measures")).isEmpty();
    }

    private static JsonNode only(String filter) {
        JsonNode found = service.get("/api/v1/escalations?" + filter).json().get("items");
        assertThat(found.size()).as(filter).isEqualTo(1);
        return found.get(0);
    }

    /** The board that the subject's measure of June rests on. */
    private static JsonNode explained(String subject) {
        String id =
                service.get("/api/v1/escalations?period=2022-06&subject=" + subject)
                        .json()
                        .at("/items/0/id")
                        .stringValue();
        return service.get("/api/v1/escalations/" + id + "/explanation").json().at("/boards/0");
    }

    private static List<String> codes(JsonNode board) {
        List<String> codes = new ArrayList<>();
        board.get("rows").forEach(it -> codes.add(it.get("subject").get("code").stringValue()));
        return codes;
    }
}
