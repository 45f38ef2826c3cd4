package io.duban.acceptance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * What the system says of all that it has decided, in the words that every release has kept: an
 * answer may gain fields, and of those a snapshot knows nothing.
 */
final class Snapshot {

    /** The boards that a campaign from June to the third of August has closed. */
    static final List<String> BOARDS =
            List.of(
                    "estate-complaints/2022-06",
                    "estate-complaints/2022-07",
                    "street-work/2022-06-30",
                    "county-property/2022-H1",
                    "county-progress-monthly/2022-07");

    private static final List<String> ROW = List.of("value", "rank", "listed");
    private static final List<String> ESCALATION =
            List.of("id", "state", "rule", "subject", "period", "measure", "streak");

    private static final List<String> MILESTONE = List.of("due", "weight", "completedOn");

    private Snapshot() {}

    static ObjectNode of(Api api) {
        ObjectNode all = Api.JSON.createObjectNode();
        all.put("lastEndedDay", api.get("/api/v1/calendar").json().get("lastEndedDay").asString());
        all.set("complaints", complaints(api));
        ObjectNode boards = all.putObject("boards");
        BOARDS.forEach(it -> boards.set(it, board(api, it)));
        all.set("escalations", kept(api.all("/api/v1/escalations"), ESCALATION));
        all.set(
                "notices",
                kept(api.all("/api/v1/notices"), List.of("id", "kind", "escalationIds")));
        all.set("tasks", kept(api.all("/api/v1/tasks"), List.of("id", "due", "completedOn")));
        all.set("projects", projects(api));
        all.set(
                "rulebooks",
                kept(
                        elements(api.get("/api/v1/rulebook/versions").json()),
                        List.of("id", "version", "effectiveFrom")));
        return all;
    }

    /** A board with its revision and hash. */
    static ObjectNode board(Api api, String rankingAndPeriod) {
        Api.Answer answer = api.get("/api/v1/rankings/" + rankingAndPeriod);
        if (answer.status() != 200) {
            throw new AssertionError(rankingAndPeriod + " answered " + answer);
        }
        ObjectNode board = Api.JSON.createObjectNode();
        board.set("revision", answer.json().get("revision"));
        board.set("hash", answer.json().get("hash"));
        ObjectNode rows = board.putObject("rows");
        for (JsonNode row : answer.json().get("rows")) {
            rows.set(row.get("subject").get("code").stringValue(), only(row, ROW));
        }
        return board;
    }

    private static ObjectNode complaints(Api api) {
        ObjectNode complaints = Api.JSON.createObjectNode();
        for (JsonNode listed : api.all("/api/v1/complaints")) {
            String ticket = listed.get("ticketNo").stringValue();
            JsonNode whole = api.get("/api/v1/complaints/" + ticket).json();
            ObjectNode kept = only(whole, List.of("status", "estateId", "category", "duplicateOf"));
            kept.put("history", whole.path("history").size());
            complaints.set(ticket, kept);
        }
        return complaints;
    }

    private static ObjectNode projects(Api api) {
        ObjectNode projects = Api.JSON.createObjectNode();
        for (JsonNode listed : api.all("/api/v1/projects")) {
            String id = listed.get("id").stringValue();
            JsonNode whole = api.get("/api/v1/projects/" + id).json();
            ObjectNode kept = projects.putObject(id);
            kept.set("state", whole.get("state"));
            whole.get("milestones")
                    .forEach(it -> kept.set(it.get("stage").stringValue(), only(it, MILESTONE)));
        }
        return projects;
    }

    private static ArrayNode kept(List<JsonNode> items, List<String> names) {
        ArrayNode kept = Api.JSON.createArrayNode();
        items.forEach(it -> kept.add(only(it, names)));
        return kept;
    }

    private static ObjectNode only(JsonNode document, List<String> names) {
        ObjectNode kept = Api.JSON.createObjectNode();
        for (String name : names) {
            if (document.has(name)) {
                kept.set(name, document.get(name));
            }
        }
        return kept;
    }

    private static List<JsonNode> elements(JsonNode array) {
        return array.valueStream().toList();
    }
}
