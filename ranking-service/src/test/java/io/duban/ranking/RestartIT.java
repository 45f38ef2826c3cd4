package io.duban.ranking;

import static io.duban.ranking.City.JULY;
import static io.duban.ranking.City.JUNE;
import static io.duban.ranking.City.attached;
import static io.duban.ranking.City.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.ComplaintEvent;
import io.duban.contracts.period.Month;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was decided does not depend on how often the service was stopped, or on its disk. */
class RestartIT {

    @TempDir Path disk;

    @Test
    void restarts_and_a_lost_disk_change_nothing() {
        String undisturbed = TestStack.shared().freshName(RestartIT.class);
        try (RunningService service = RunningService.start(undisturbed, disk.resolve("a"))) {
            tell(service, JUNE);
            advance(service, "2022-07-03");
            tell(service, JULY);
            advance(service, "2022-08-03");
        }
        String disturbed = TestStack.shared().freshName(RestartIT.class);
        try (RunningService service = RunningService.start(disturbed, disk.resolve("b"))) {
            tell(service, JUNE);
            service.advance("2022-07-03");
        }
        try (RunningService service = RunningService.start(disturbed, disk.resolve("lost"))) {
            advance(service, "2022-07-03");
            tell(service, JUNE);
            tell(service, JULY);
        }
        try (RunningService service = RunningService.start(disturbed, disk.resolve("lost"))) {
            advance(service, "2022-08-03");
        }

        try (RunningService one = RunningService.start(undisturbed, disk.resolve("a"));
                RunningService other = RunningService.start(disturbed, disk.resolve("c"))) {
            assertThat(decisions(other)).isEqualTo(decisions(one));
            assertThat(decisions(one)).hasSizeGreaterThan(10);
        }
    }

    @Test
    void two_instances_share_the_work() {
        String name = TestStack.shared().freshName(RestartIT.class);
        try (RunningService one = RunningService.start(name, disk.resolve("one"));
                RunningService two = RunningService.start(name, disk.resolve("two"))) {
            tell(one, JUNE);
            one.advance("2022-06-20");
            two.advance("2022-07-03");
            two.settle("2022-07-03");

            assertThat(decisions(one)).isEqualTo(decisions(two)).hasSizeGreaterThan(5);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> {
                                assertThat(live(one)).isEqualTo(live(two));
                                assertThat(live(one)).contains("2022-07");
                            });
        }
    }

    @Test
    void a_calendar_of_another_mode_is_refused_at_the_start() {
        String name = TestStack.shared().freshName(RestartIT.class);
        try (RunningService service = RunningService.start(name, disk.resolve("m"))) {
            service.advance("2022-06-01");
        }

        assertThatThrownBy(
                        () ->
                                RunningService.start(
                                        name, disk.resolve("m"), "--duban.calendar.mode=clock"))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("is manual and has ended 2022-06-01");
    }

    private static void tell(RunningService service, Month month) {
        List<ComplaintEvent> events = new ArrayList<>();
        for (int estate = 0; estate < 40; estate++) {
            String id = "E%02d".formatted(estate);
            events.add(recorded(id));
            for (int i = 0; i < estate % 7; i++) {
                events.add(attached(month + "-" + id + "-" + i, id, month));
            }
        }
        service.tell(events.toArray(ComplaintEvent[]::new));
    }

    private static void advance(RunningService service, String day) {
        service.advance(day);
        service.settle(day);
    }

    private static String live(RunningService service) {
        return service.get("/api/v1/rankings/estate-complaints/live").body();
    }

    /** Boards by hash, escalations as they are. */
    private static Map<String, JsonNode> decisions(RunningService service) {
        Map<String, JsonNode> decisions = new TreeMap<>();
        for (Month month : List.of(JUNE, JULY)) {
            Answer board = service.get("/api/v1/rankings/estate-complaints/" + month);
            decisions.put(month.id(), board.json());
        }
        service.get("/api/v1/escalations?limit=200")
                .json()
                .get("items")
                .forEach(it -> decisions.put(it.get("id").stringValue(), it));
        return decisions;
    }
}
