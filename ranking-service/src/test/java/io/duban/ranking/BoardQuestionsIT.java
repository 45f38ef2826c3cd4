package io.duban.ranking;

import static io.duban.ranking.City.AUGUST;
import static io.duban.ranking.City.JULY;
import static io.duban.ranking.City.JUNE;
import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.duban.kit.security.Role;
import io.duban.kit.sheet.ExcelFile;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two months that have closed and one that is open, and what pages ask of their boards. */
class BoardQuestionsIT {

    private static final String BOARD = "/api/v1/rankings/estate-complaints/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path stateDir;
    private static RunningService service;

    @BeforeAll
    static void play() {
        service =
                RunningService.start(
                        TestStack.shared().freshName(BoardQuestionsIT.class), stateDir);
        service.awaitReady();
        service.tell(recorded("A"), recorded("B", "C2", 1), recorded("Z"));
        service.tell(attached("a1", "A", JUNE), attached("a2", "A", JUNE));
        service.tell(attached("b1", "B", JUNE), attached("z1", "Z", JUNE));
        service.tell(attached("a3", "A", JULY));
        service.advance("2022-08-03");
        service.settle("2022-08-03");
        service.tell(attached("a4", "A", AUGUST));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void the_rankings_are_told_with_what_each_has() {
        JsonNode items = service.get("/api/v1/rankings").json().get("items");
        JsonNode estates = items.get(0);

        assertThat(items).hasSize(5);
        assertThat(estates.get("id").stringValue()).isEqualTo("estate-complaints");
        assertThat(estates.get("subject").stringValue()).isEqualTo("estate");
        assertThat(estates.get("schedule").stringValue()).isEqualTo("monthly");
        assertThat(estates.get("clause").stringValue()).startsWith("六(四)2 ");
        assertThat(estates.get("live").booleanValue()).isTrue();
        assertThat(estates.get("latest").stringValue()).isEqualTo("2022-07");
        assertThat(estates.get("openPeriod").stringValue()).isEqualTo("2022-08");
        assertThat(items)
                .extracting(it -> it.get("schedule").stringValue())
                .contains("checkpoints", "half-yearly", "quarterly");
    }

    @Test
    void the_boards_of_a_ranking_are_listed_the_newest_first() {
        Answer first = service.get("/api/v1/rankings/estate-complaints?limit=1");
        String next = first.json().get("next").stringValue();
        JsonNode second =
                service.get("/api/v1/rankings/estate-complaints?limit=1&cursor=" + next).json();
        JsonNode july = first.json().at("/items/0");
        JsonNode june = second.at("/items/0");

        assertThat(july.get("period").stringValue()).isEqualTo("2022-07");
        assertThat(july.get("listed").intValue()).isEqualTo(1);
        assertThat(july.get("rated").intValue()).isEqualTo(3);
        assertThat(july.get("final").booleanValue()).isFalse();
        assertThat(june.get("period").stringValue()).isEqualTo("2022-06");
        assertThat(june.get("listed").intValue()).isEqualTo(3);
        assertThat(june.get("final").booleanValue()).isTrue();
        assertThat(june.at("/revisions/0/final").booleanValue()).isTrue();
        assertThat(june.at("/revisions/0/hash"))
                .isEqualTo(service.get(BOARD + "2022-06").json().get("hash"));
        assertThat(second.has("next")).isFalse();
        assertThat(service.get("/api/v1/rankings/street-work").json().get("items")).isEmpty();
    }

    @Test
    void rows_tell_what_the_boards_before_say_of_their_subjects() {
        JsonNode rows = service.get(BOARD + "2022-07").json().get("rows");
        JsonNode a = rows.get(0);
        JsonNode b = rows.get(1);

        assertThat(a.get("previousRank").intValue()).isEqualTo(1);
        assertThat(a.get("streak").intValue()).isEqualTo(2);
        assertThat(states(a)).containsExactly("2022-06 listed 1", "2022-07 listed 2");
        assertThat(b.at("/subject/code").stringValue()).isEqualTo("B");
        assertThat(b.get("previousRank").intValue()).isEqualTo(2);
        assertThat(b.has("streak")).isFalse();
        assertThat(states(b)).containsExactly("2022-06 listed 1", "2022-07 no ");
        JsonNode june = service.get(BOARD + "2022-06").json().at("/rows/0");
        assertThat(june.has("previousRank")).isFalse();
        assertThat(states(june)).containsExactly("2022-06 listed 1");
    }

    @Test
    void a_live_row_goes_on_with_what_has_closed() {
        JsonNode live =
                await().atMost(PATIENCE)
                        .until(
                                () -> service.get(BOARD + "live?limit=1").json(),
                                it -> it.at("/rows/0/listed").booleanValue());

        assertThat(live.get("rows")).hasSize(1);
        assertThat(live.get("rated").intValue()).isEqualTo(3);
        JsonNode a = live.at("/rows/0");
        assertThat(a.get("streak").intValue()).isEqualTo(3);
        assertThat(a.get("previousRank").intValue()).isEqualTo(1);
        assertThat(states(a))
                .containsExactly("2022-06 listed 1", "2022-07 listed 2", "2022-08 provisional 3");
    }

    @Test
    void a_board_is_read_in_parts() {
        JsonNode listed = service.get(BOARD + "2022-07?listed=true").json();
        JsonNode first = service.get(BOARD + "2022-07?limit=2").json();
        JsonNode rest =
                service.get(BOARD + "2022-07?limit=2&cursor=" + first.get("next").stringValue())
                        .json();

        assertThat(listed.get("rows")).hasSize(1);
        assertThat(listed.get("rated").intValue()).isEqualTo(3);
        assertThat(listed.has("next")).isFalse();
        assertThat(first.get("rows")).hasSize(2);
        assertThat(rest.at("/rows/0/subject/code").stringValue()).isEqualTo("Z");
        assertThat(rest.has("next")).isFalse();
        Answer table = accepting("text/csv", BOARD + "2022-07?listed=true");
        assertThat(table.body().lines()).hasSize(2);
    }

    @Test
    void a_board_that_is_as_it_was_is_not_sent_again() {
        String board = BOARD + "2022-06";
        Answer whole = service.get(board);
        String tag = whole.header("etag");

        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        assertThat(whole.header("cache-control")).isEqualTo("no-cache, private");
        Answer same = ifNoneMatch(board, tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("etag")).isEqualTo(tag);
        assertThat(ifNoneMatch(board + "?revision=1", tag).status()).isEqualTo(200);
        assertThat(ifNoneMatch(board + "?limit=1", tag).status()).isEqualTo(200);
        assertThat(ifNoneMatch(BOARD + "2022-07", tag).status()).isEqualTo(200);
        assertThat(accepting("text/csv", board).header("etag")).isNotEqualTo(tag);
        assertThat(accepting(ExcelFile.TYPE, board).header("etag")).startsWith("W/");
    }

    @Test
    void a_subject_is_followed_through_the_periods() {
        String history = BOARD + "history?subject=";
        JsonNode a = service.get(history + "estate/A").json();

        assertThat(a.at("/subject/name").stringValue()).isEqualTo("小区A");
        assertThat(a.get("items"))
                .extracting(
                        it -> it.get("period").stringValue(),
                        it -> it.get("rank").intValue(),
                        it -> it.get("rated").intValue(),
                        it -> it.get("value").intValue(),
                        it -> it.get("cutValue").intValue(),
                        it -> it.get("streak").intValue(),
                        it -> it.get("measures").toString())
                .containsExactly(
                        tuple("2022-06", 1, 3, 2, 1, 1, "[\"INTERVIEW_COMPANY\"]"),
                        tuple(
                                "2022-07",
                                1,
                                3,
                                1,
                                1,
                                2,
                                "[\"INTERVIEW_COMPANY\",\"REPLACE_MANAGER\"]"));
        assertThat(service.get(history + "A").json()).isEqualTo(a);
        assertThat(service.get(history + "A&last=1").json().get("items")).hasSize(1);
        JsonNode b = service.get(history + "B").json().at("/items/1");
        assertThat(b.get("listed").booleanValue()).isFalse();
        assertThat(b.has("streak")).isFalse();
        JsonNode others = service.get(history + "A", Role.COMPANY, "C2").json();
        assertThat(others.at("/items/0/rank").intValue()).isEqualTo(1);
        assertThat(others.at("/items/0/measures")).isEmpty();
    }

    @Test
    void the_overview_tells_who_is_heading_for_what() {
        JsonNode overview =
                await().atMost(PATIENCE)
                        .until(
                                () -> service.get("/api/v1/overview").json(),
                                it -> it.at("/listedByStreak/3").intValue() == 1);

        assertThat(overview.get("asOf").stringValue()).isEqualTo("2022-08-03");
        assertThat(overview.get("period").stringValue()).isEqualTo("2022-08");
        assertThat(overview.at("/listedByStreak/1").intValue()).isZero();
        assertThat(overview.get("headingFor"))
                .extracting(
                        it -> it.get("measure").stringValue(),
                        it -> it.at("/subjects/0/code").stringValue())
                .containsExactly(tuple("INTERVIEW_COMPANY", "A"), tuple("BLACKLIST", "A"));
        assertThat(service.get("/api/v1/overview", Role.COUNTY, "CO1").json()).isEqualTo(overview);
        JsonNode other = service.get("/api/v1/overview", Role.COUNTY, "CO2").json();
        assertThat(other.get("headingFor")).isEmpty();
        assertThat(other.at("/listedByStreak/3").intValue()).isZero();
    }

    private static Answer accepting(String type, String path) {
        return service.send(
                Role.OFFICIAL, null, service.request(path).header("Accept", type).GET());
    }

    private static Answer ifNoneMatch(String path, String tag) {
        return service.send(
                Role.OFFICIAL, null, service.request(path).header("If-None-Match", tag).GET());
    }

    private static List<String> states(JsonNode row) {
        List<String> states = new ArrayList<>();
        row.get("recent")
                .forEach(
                        it ->
                                states.add(
                                        it.get("period").stringValue()
                                                + " "
                                                + it.get("state").stringValue()
                                                + " "
                                                + it.path("streak").asString("")));
        return states;
    }
}
