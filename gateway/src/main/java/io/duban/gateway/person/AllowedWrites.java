package io.duban.gateway.person;

import io.duban.kit.security.Role;

import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which writes each role is let in to. They come from {@code docs/access.md}, which a test writes
 * from what the services do, and get their names from the API's page; nobody keeps a list here.
 */
@Component
class AllowedWrites {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Writes of a session about itself, which no key may make. */
    private static final List<String> OF_PEOPLE = List.of("changePassword", "signOut");

    private static final String MAY = "✓";

    private final Map<Role, List<String>> writes = new EnumMap<>(Role.class);

    AllowedWrites() {
        Map<String, String> names = names();
        List<String> rows =
                text("/access/access.md").lines().filter(it -> it.startsWith("| ")).toList();
        List<String> heading = cells(rows.getFirst());
        for (String row : rows) {
            List<String> cells = cells(row);
            String name = names.get(cells.getFirst().replace("`", ""));
            for (int i = 1; name != null && i < cells.size(); i++) {
                Role role = Role.named(heading.get(i)).orElseThrow();
                if (cells.get(i).equals(MAY)) {
                    writes.computeIfAbsent(role, _ -> new ArrayList<>()).add(name);
                }
            }
        }
    }

    List<String> ofKey(Role role) {
        return writes.getOrDefault(role, List.of());
    }

    List<String> ofPerson(Role role) {
        return Stream.concat(OF_PEOPLE.stream(), ofKey(role).stream()).toList();
    }

    /** Operation ids of writes for which somebody must be known, by method and path. */
    private static Map<String, String> names() {
        Map<String, Map<String, Map<String, Map<String, Object>>>> page =
                new Yaml().load(text("/static/openapi.yaml"));
        Map<String, String> names = new HashMap<>();
        page.get("paths")
                .forEach(
                        (path, operations) ->
                                operations.forEach(
                                        (method, operation) -> {
                                            String verb = method.toUpperCase(Locale.ROOT);
                                            boolean open =
                                                    List.of().equals(operation.get("security"));
                                            if (!open && !READS.contains(verb)) {
                                                names.put(
                                                        verb + " " + path,
                                                        operation.get("operationId").toString());
                                            }
                                        }));
        return names;
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static String text(String resource) {
        try (InputStream in = AllowedWrites.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
