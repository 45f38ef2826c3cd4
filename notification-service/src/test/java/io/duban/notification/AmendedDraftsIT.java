package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.amended;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.Measure;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.ReceivedEvent;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What becomes of a notice whose escalation stands on other evidence. */
class AmendedDraftsIT {

    private final RunningService service =
            new RunningService(TestStack.shared().freshName(AmendedDraftsIT.class));
    private final List<DubanEvent> heard = new CopyOnWriteArrayList<>();
    private ConcurrentMessageListenerContainer<String, byte[]> ear;

    @BeforeEach
    void listen() {
        ear =
                service.bean(EventConsumers.class)
                        .container(
                                "test",
                                events ->
                                        events.stream()
                                                .map(ReceivedEvent::event)
                                                .forEach(heard::add),
                                Topic.NOTICE,
                                Topic.CALENDAR);
        ear.start();
    }

    @AfterEach
    void stop() {
        ear.stop();
        service.close();
    }

    @Test
    void a_draft_follows_and_the_same_again_changes_nothing() {
        day(DAY, raised(against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1)));
        JsonNode draft = only();
        DubanEvent amended =
                amended(against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 9), 1);

        day(DAY.plusDays(1), amended);
        JsonNode redrawn = only();
        day(DAY.plusDays(2), amended);

        assertThat(draft.get("text").stringValue()).contains("\t39\t1\n");
        assertThat(redrawn.get("id")).isEqualTo(draft.get("id"));
        assertThat(redrawn.get("state").stringValue()).isEqualTo("drafted");
        assertThat(redrawn.get("draftedOn")).isEqualTo(draft.get("draftedOn"));
        assertThat(redrawn.get("text").stringValue())
                .contains("\t31\t9\n")
                .doesNotContain("\t39\t1\n");
        assertThat(redrawn.at("/life/1/step").stringValue()).isEqualTo("redrawn");
        assertThat(redrawn.at("/life/1/note").stringValue()).contains("2022年6月位次由1更正为9");
        assertThat(only()).isEqualTo(redrawn);
        assertThat(heard.stream().filter(NoticeEvent.class::isInstance)).hasSize(2);
    }

    @Test
    void what_is_issued_stays_as_it_is() {
        day(DAY, raised(interview("E1", "P1", 3)));
        JsonNode issued = only();

        day(DAY.plusDays(1), amended(interview("E1", "P1", 9), 1));

        assertThat(issued.get("state").stringValue()).isEqualTo("issued");
        JsonNode after = only();
        assertThat(after.get("blocks")).isEqualTo(issued.get("blocks"));
        assertThat(after.get("state")).isEqualTo(issued.get("state"));
        assertThat(after.at("/life/2/step").stringValue()).isEqualTo("corrected");
        assertThat(after.at("/life/2/note").stringValue()).contains("位次由3更正为9");
    }

    private void day(LocalDate day, DubanEvent... events) {
        List<DubanEvent> all = new ArrayList<>(List.of(events));
        all.add(new DayEnded(day));
        all.add(new EscalationDayPublished(day));
        service.publisher().publish(all);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> heard.contains(new DayHandled("notification-service", day)));
    }

    private JsonNode only() {
        JsonNode items = service.json("/api/v1/notices").get("items");
        assertThat(items.values()).hasSize(1);
        return service.json("/api/v1/notices/" + items.get(0).get("id").stringValue());
    }
}
