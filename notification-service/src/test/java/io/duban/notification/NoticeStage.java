package io.duban.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.EventType;
import io.duban.contracts.event.NoticeEvent;
import io.duban.contracts.event.Topic;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.security.Role;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service with an ear on what it tells, and the days that make it work. */
final class NoticeStage implements AutoCloseable {

    static final String NOTICES = "/api/v1/notices";
    static final String OFFICIAL = TestTokens.bearer(Role.OFFICIAL);

    private final RunningService service;
    private final List<DubanEvent> heard = new CopyOnWriteArrayList<>();
    private ConcurrentMessageListenerContainer<String, byte[]> ear;

    NoticeStage(Class<?> test) {
        this.service = new RunningService(TestStack.shared().freshName(test));
        listen();
    }

    RunningService service() {
        return service;
    }

    private void listen() {
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

    void restart() {
        ear.stop();
        service.stop();
        service.start();
        listen();
    }

    /** A day with what it raises, ended, and not waited for. */
    void publish(LocalDate day, DubanEvent... events) {
        List<DubanEvent> all = new ArrayList<>(List.of(events));
        all.add(new DayEnded(day));
        all.add(new EscalationDayPublished(day));
        service.publisher().publish(all);
    }

    /** A day with what it raises, ended and handled. */
    void day(LocalDate day, DubanEvent... events) {
        publish(day, events);
        awaitHandled(day);
    }

    /** Days without events up to and with one. */
    void through(LocalDate first, LocalDate last) {
        first.datesUntil(last.plusDays(1)).forEach(this::publish);
        awaitHandled(last);
    }

    void awaitHandled(LocalDate day) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> heard.contains(new DayHandled("notification-service", day)));
    }

    void awaitHeard(EventType type) {
        await().atMost(Duration.ofSeconds(30)).until(() -> types().contains(type));
    }

    List<EventType> types() {
        return heard.stream().map(EventType::of).toList();
    }

    List<DubanEvent> heard() {
        return heard;
    }

    /** What was told of notices, once so much of it has come. */
    List<NoticeEvent> told(int atLeast) {
        await().atMost(Duration.ofSeconds(30)).until(() -> told().size() >= atLeast);
        return told();
    }

    private List<NoticeEvent> told() {
        return heard.stream()
                .filter(NoticeEvent.class::isInstance)
                .map(NoticeEvent.class::cast)
                .toList();
    }

    /** The one notice of a list, as its summary. */
    JsonNode only(String query) {
        JsonNode items = service.json(NOTICES + query).get("items");
        assertThat(items.values()).hasSize(1);
        return items.get(0);
    }

    /** The one notice of a list, whole. */
    JsonNode whole(String query) {
        return service.json(NOTICES + "/" + only(query).get("id").stringValue());
    }

    String path(String query) {
        return NOTICES + "/" + only(query).get("id").stringValue();
    }

    Answer sign(String path, String person, String post, String taskForce) {
        Map<String, String> body =
                taskForce == null
                        ? Map.of("person", person, "post", post)
                        : Map.of("person", person, "post", post, "taskForce", taskForce);
        return service.post(path + "/signature", body, OFFICIAL);
    }

    /** A step of a life, which must be taken. */
    JsonNode step(String path, String step, Map<String, ?> body, String bearer) {
        Answer answer = service.post(path + "/" + step, body, bearer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    int status(String path, Role role, String body) {
        return service.get(path, TestTokens.bearer(role, body), "*/*").statusCode();
    }

    String list(String bearer) {
        Answer answer = service.get(NOTICES, bearer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    String list(Role role, String body) {
        return list(TestTokens.bearer(role, body));
    }

    /** That a key learns of a notice in no way. */
    void assertUnseen(String path, Role role, String body) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(status(path, role, body)).isEqualTo(404);
        assertThat(status(path + "/document", role, body)).isEqualTo(404);
        assertThat(list(role, body)).doesNotContain(id);
    }

    static List<String> strings(JsonNode array, String field) {
        return array.values().stream().map(it -> it.get(field).stringValue()).toList();
    }

    @Override
    public void close() {
        ear.stop();
        service.close();
    }
}
