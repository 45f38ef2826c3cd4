package io.duban.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.BodyEvent.BodyDayClosed;
import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.CalendarEvent.DayHandled;
import io.duban.contracts.event.ComplaintEvent.DayClosed;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.ProjectEvent.ProjectDayClosed;
import io.duban.contracts.event.Topic;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.event.EventConsumers;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.security.Role;
import io.duban.kit.topic.Topics;
import io.duban.teststack.Answer;
import io.duban.teststack.RunningApplication;
import io.duban.teststack.TestTokens;

import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The whole service against the real broker and store. Beside it stands what the other services do
 * with a day: the marker in every partition, and the reports.
 */
public final class RunningService extends RunningApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConcurrentMessageListenerContainer<String, byte[]> others;
    private final List<CalendarEvent> calendar = new CopyOnWriteArrayList<>();

    private RunningService(String name, Map<String, String> settings) {
        super(RankingService.class, name, settings);
        this.others =
                bean(EventConsumers.class)
                        .container("other-services", this::handle, Topic.CALENDAR);
        others.start();
    }

    /**
     * Starts the service.
     *
     * @param name names database and topics; the same name continues what was there
     */
    public static RunningService start(String name, Path stateDir, String... more) {
        Map<String, String> settings =
                settings("--DUBAN_CALENDAR=manual", "--duban.ranking.state-dir=" + stateDir);
        settings.putAll(settings(more));
        return new RunningService(name, settings);
    }

    public void tell(DubanEvent... events) {
        bean(EventPublisher.class).publish(List.of(events));
    }

    /** The days that the topic has said, in the order of their first mention. */
    public List<LocalDate> endedDays() {
        return calendar.stream()
                .filter(DayEnded.class::isInstance)
                .map(CalendarEvent::day)
                .distinct()
                .toList();
    }

    /** What the calendar's topic has said of days and decisions, in order. */
    public List<CalendarEvent> calendar() {
        return calendar;
    }

    public Answer get(String path, Role role, String body) {
        return send(role, body, request(path).GET());
    }

    public Answer advance(String through) {
        return advance(Role.ADMIN, "{\"through\":\"" + through + "\"}");
    }

    public Answer advance(Role role, String json) {
        return send(
                role,
                null,
                request("/api/v1/calendar/advance").POST(BodyPublishers.ofString(json)));
    }

    public Answer send(Role role, String body, HttpRequest.Builder request) {
        return send(request.header("Authorization", TestTokens.bearer(role, body)));
    }

    /** Waits until it answers as ready. */
    public void awaitReady() {
        await().atMost(PATIENCE).until(() -> get("/actuator/health/readiness").status() == 200);
    }

    /** Waits until this day has ended and all that it causes has been published. */
    public void settle(String day) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            JsonNode calendar = get("/api/v1/calendar").json();
                            assertThat(calendar.get("lastEndedDay").stringValue()).isEqualTo(day);
                            assertThat(calendar.get("settled").booleanValue())
                                    .as(this::unhandled)
                                    .isTrue();
                        });
    }

    /** Who has not handled what, for whoever has to find out why a day does not settle. */
    private String unhandled() {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(it -> it.startsWith("duban_calendar_unhandled_days{"))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        others.stop();
        super.close();
    }

    private void handle(List<ReceivedEvent> events) {
        EventPublisher publisher = bean(EventPublisher.class);
        ReopenedMonths reopened = bean(ReopenedMonths.class);
        int partitions = bean(Topics.class).partitions(Topic.COMPLAINT);
        for (ReceivedEvent received : events) {
            if (received.event() instanceof CalendarEvent told && !(told instanceof DayHandled)) {
                calendar.add(told);
            }
            if (received.event() instanceof DayEnded(var day)) {
                publisher.publishToAll(
                        new DayClosed(day, reopened.with(City.closed(day).months(), day)),
                        partitions);
                publisher.publish(
                        List.of(
                                new BodyDayClosed(day),
                                new ProjectDayClosed(day),
                                new DayHandled("complaint-service", day),
                                new DayHandled("project-service", day),
                                new DayHandled("notification-service", day)));
            }
        }
    }
}
