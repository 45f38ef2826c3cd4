package io.duban.complaint;

import io.duban.teststack.Answer;
import io.duban.teststack.RunningApplication;
import io.duban.teststack.TestStack;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** complaint-service on the test stack; who posts is the hotline unless said otherwise. */
public final class RunningService extends RunningApplication {

    public RunningService(Class<?> test) {
        this(test, Map.of());
    }

    /**
     * @param settings in place of those that the test stack gives
     */
    public RunningService(Class<?> test, Map<String, String> settings) {
        super(ComplaintServiceApplication.class, TestStack.shared().freshName(test), settings);
    }

    public Answer post(String path, Object document) {
        return post(path, document, HOTLINE);
    }

    public Answer post(String path, String contentType, byte[] content, String bearer) {
        return send(
                request(path, bearer)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(content)));
    }

    /** What comes for a path, as it comes. */
    public byte[] download(String path, String bearer) {
        return exchange(request(path, bearer).GET(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}
