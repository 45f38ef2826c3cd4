package io.duban.local.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What has happened in the demonstration, by the ids with which the checklist names it. */
final class Fired {

    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    void add(String id) {
        add(id, 1);
    }

    void add(String id, int more) {
        if (more > 0) {
            times.merge(id, more, Integer::sum);
        }
    }

    int times(String id) {
        return times.getOrDefault(id, 0);
    }
}
