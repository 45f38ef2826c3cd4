package io.duban.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener as a browser is one: reads blocks, remembers the last id. */
final class EventReader implements AutoCloseable {

    /** An event as it came. */
    record Event(String id, String type, String data) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private final Thread reader;
    private volatile String lastId;
    private volatile boolean ended;

    EventReader(RunningService service, String path, String bearer, String lastEventId) {
        HttpRequest.Builder request =
                service.request(path, bearer).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer =
                service.exchange(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode());
        }
        body = answer.body();
        reader = Thread.ofVirtual().start(this::read);
    }

    List<Event> events() {
        return events;
    }

    List<String> data() {
        return events.stream().map(Event::data).toList();
    }

    String lastId() {
        return lastId;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            body.close();
            reader.join();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String type = null;
            String data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && data != null) {
                    events.add(new Event(lastId, type, data));
                    data = null;
                }
            }
        } catch (IOException e) {
            // The connection was cut, by the test or by the service; either ends the stream.
            ended = true;
        }
        ended = true;
    }
}
