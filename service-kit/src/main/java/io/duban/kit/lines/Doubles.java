package io.duban.kit.lines;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ids of the lines of one file: who writes two different lines of one id has slipped with one
 * of them, and nobody can tell with which. The same line again is no slip.
 */
public final class Doubles {

    private static final int MOST = 500_000;

    private record Seen(long line, long digest) {}

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();

    /** What was said of an earlier line of the same id and content. */
    Optional<String> said(String id) {
        return Optional.ofNullable(id).map(said::get);
    }

    void say(String id, String status) {
        said.put(id, status);
    }

    /** What is wrong with the line, seen beside those before it; empty when nothing is. */
    Optional<LineError> beside(DocumentLine line, String idField, String id) {
        if (id == null) {
            return Optional.empty();
        }
        if (seen.size() >= MOST && !seen.containsKey(id)) {
            String detail = "A file has at most %d lines of different ids.".formatted(MOST);
            return Optional.of(LineError.of("too-many-lines", detail));
        }
        Seen now = new Seen(line.number(), digest(line.document()));
        Seen before = seen.putIfAbsent(id, now);
        if (before == null || before.digest() == now.digest()) {
            return Optional.empty();
        }
        Spot spot = line.spots().get("/" + idField);
        return Optional.of(
                new LineError(
                        "/" + idField,
                        "doubled",
                        "'%s' stands in line %d already, with other content."
                                .formatted(id, before.line()),
                        spot == null ? null : spot.column(),
                        spot == null ? null : spot.cell()));
    }

    /** The same for the same content, in whatever order its fields stand. */
    private static long digest(JsonNode document) {
        return 31L * document.hashCode() + document.toString().length();
    }
}
