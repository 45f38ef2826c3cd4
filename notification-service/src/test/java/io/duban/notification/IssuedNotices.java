package io.duban.notification;

import static io.duban.notification.Escalations.DAY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.teststack.Answer;
import io.duban.teststack.RunningApplication;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service in which some business days have ended, and the notices that they made. */
final class IssuedNotices {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final RunningService service;

    IssuedNotices(RunningService service) {
        this.service = service;
    }

    /** The first day ends with these. */
    void dayEnds(DubanEvent... events) {
        dayEnds(DAY, events);
    }

    void dayEnds(LocalDate day, DubanEvent... events) {
        List<DubanEvent> all = new ArrayList<>(List.of(events));
        all.add(new DayEnded(day));
        all.add(new EscalationDayPublished(day));
        service.publisher().publish(all);
    }

    /** Id of the one notice of a measure, once it is there. */
    String of(String measure) {
        String list = "/api/v1/notices?measure=" + measure;
        await().atMost(SOON).until(() -> !items(list).isEmpty());
        assertThat(items(list)).hasSize(1);
        return items(list).getFirst().get("id").stringValue();
    }

    /** The same, once it is in force. */
    String issued(String measure) {
        String id = of(measure);
        await().atMost(SOON)
                .until(
                        () ->
                                service.json("/api/v1/notices/" + id)
                                        .get("state")
                                        .stringValue()
                                        .equals("issued"));
        return id;
    }

    /** The same, signed by one person. */
    String signed(String measure) {
        String id = of(measure);
        Answer answer =
                service.post(
                        "/api/v1/notices/" + id + "/signature",
                        Map.of("person", "某某", "post", "主任"),
                        RunningApplication.OFFICIAL);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return issued(measure);
    }

    List<JsonNode> items(String list) {
        return items(list, RunningApplication.OFFICIAL);
    }

    List<JsonNode> items(String list, String bearer) {
        Answer answer = service.get(list, bearer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return List.copyOf(answer.json().get("items").values());
    }
}
