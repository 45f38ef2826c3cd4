package io.duban.project;

import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.CalendarEvent;
import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.kit.event.EventPublisher;
import io.duban.kit.security.Role;
import io.duban.project.calendar.BusinessDays;
import io.duban.teststack.Answer;
import io.duban.teststack.RunningApplication;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** project-service on the test stack; who posts is an official unless said otherwise. */
public final class RunningService extends RunningApplication {

    /** Key of county C1. */
    public static final String COUNTY = TestTokens.bearer(Role.COUNTY, "C1");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public RunningService(Class<?> test) {
        this(test, Map.of());
    }

    /**
     * @param settings in place of those that the test stack gives
     */
    public RunningService(Class<?> test, Map<String, String> settings) {
        super(
                ProjectServiceApplication.class,
                TestStack.shared().freshName(test),
                withManualCalendar(settings));
    }

    /** Ends the days up to and with this one, beginning with the day that is open. */
    public void endDays(String from, String through) {
        List<CalendarEvent> ended = new ArrayList<>();
        LocalDate last = LocalDate.parse(through);
        for (LocalDate day = LocalDate.parse(from); !day.isAfter(last); day = day.plusDays(1)) {
            ended.add(new DayEnded(day));
        }
        bean(EventPublisher.class).publish(ended);
        BusinessDays days = bean(BusinessDays.class);
        await().atMost(PATIENCE).until(() -> days.lastEnded().filter(last::equals).isPresent());
    }

    /** What comes for a caller who accepts this type only. */
    public HttpResponse<byte[]> download(String path, String accepted) {
        return exchange(
                request(path, OFFICIAL).header("Accept", accepted).GET(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    public Answer post(String path, Object document) {
        return post(path, document, OFFICIAL);
    }

    public Answer post(String path, String contentType, byte[] content) {
        return send(
                request(path, OFFICIAL)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(content)));
    }

    private static Map<String, String> withManualCalendar(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("duban.projects.calendar", "manual");
        all.putAll(settings);
        return all;
    }
}
