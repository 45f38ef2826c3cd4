package io.duban.notification;

import io.duban.kit.event.EventPublisher;
import io.duban.teststack.Answer;
import io.duban.teststack.RunningApplication;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;

/** notification-service on the test stack. */
final class RunningService extends RunningApplication {

    RunningService(String name, String... settings) {
        super(NotificationApplication.class, name, settings(settings));
    }

    EventPublisher publisher() {
        return bean(EventPublisher.class);
    }

    JsonNode json(String path) {
        Answer answer = send(request(path, OFFICIAL).header("Accept", "*/*"));
        if (answer.status() != 200) {
            throw new AssertionError(path + ": " + answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    HttpResponse<String> get(String path, String bearer, String accept) {
        return exchange(
                request(path, bearer).header("Accept", accept),
                HttpResponse.BodyHandlers.ofString());
    }
}
