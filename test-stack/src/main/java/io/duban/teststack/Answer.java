package io.duban.teststack;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a service said. */
public record Answer(int status, Map<String, List<String>> headers, String body) {

    private static final JsonMapper MAPPER = new JsonMapper();

    public JsonNode json() {
        return MAPPER.readTree(body);
    }

    public List<JsonNode> lines() {
        return body.lines().map(MAPPER::readTree).toList();
    }

    public String header(String name) {
        return headers.get(name).getFirst();
    }

    /** Pointer and code of each fault that is told, such as {@code /title too-long}. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        json().path("errors")
                .forEach(
                        it ->
                                faults.add(
                                        it.path("pointer").asString()
                                                + " "
                                                + it.path("code").asString()));
        return faults;
    }
}
