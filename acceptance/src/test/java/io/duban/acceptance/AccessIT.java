package io.duban.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Every call that the API page describes, by every role: who is let in, and nobody without a key.
 */
class AccessIT {

    private static final Path PAGE = Path.of("..", "docs", "access.md");
    private static final String STREAM = "/api/v1/events/stream";
    private static final int TOO_MANY = 429;

    private static RunningSystem system;
    private static List<String> calls;

    /** Those that anybody may make. */
    private static List<String> open;

    @BeforeAll
    static void start() throws Exception {
        system = RunningSystem.start();
        City.registerBodies(system.admin());
        // A key is for what is registered, and a company by an estate that it serves.
        system.admin().put("/api/v1/estates/E1", City.estate("一号小区", "S1", 500, "CO0"));
        String page = system.admin().get("/openapi.yaml").body();
        calls = describedCalls(page, _ -> true);
        open = describedCalls(page, it -> List.of().equals(it.get("security")));
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
    }

    /** Run with {@code -Dduban.access.write=true} to write the page anew. */
    @Test
    void the_page_tells_who_may_call_what() throws Exception {
        StringBuilder page =
                new StringBuilder(
"""
# Who may call what

Written by `AccessIT`, which makes every call of the API page with a key of every role. A ✓ says that the role is let in; keys of a county, street or company then reach what is theirs alone, and get `404` (or `403`) for the rest. Without a valid key every call gets `401`, but those with which people sign in or accept an invitation.

A person who has signed in is let in as a key of the account's role and body is, and `PUT /me/password` and `DELETE /session` are for people alone.

A key that names a body reaches what that body is, never a code alone: a county, a street and a company of one code are three. Task forces and departments of the city reach all of it, those of a county or street that county or street. Decisions for the whole city (calendar, months, findings) need a key that reaches it, rulebooks and simulations one of those who sign. An administrator makes, sees and takes back no key that reaches further than its own; a county's makes none for companies, which serve other counties, too.

Whom a letter concerns sees it once it is issued. Drafts, also those that were given up, and measures whose `secrecy` in the rulebook is `restricted` are seen by those who sign alone: officials and administrators whose key is for no body, for the city, or for a task force of it. Nobody else finds them in lists, by id (`404`), as a letter, explanation or finding, in a simulation or bulletin, or on the stream.

""");
        page.append("| Call | ")
                .append(String.join(" | ", Roles.BODIES.keySet()))
                .append(" |\n|---|");
        Roles.BODIES.keySet().forEach(_ -> page.append("---|"));
        page.append('\n');
        Map<String, Api> keys = Roles.keys(system);
        for (String call : calls) {
            page.append("| `").append(call).append("` |");
            for (Map.Entry<String, String> role : Roles.BODIES.entrySet()) {
                int status = status(keys.get(role.getKey()), call, role.getValue());
                assertThat(status).as(role.getKey() + " " + call).isBetween(200, 499);
                page.append(Set.of(401, 403).contains(status) ? "  |" : " ✓ |");
            }
            page.append('\n');
        }
        if (Boolean.getBoolean("duban.access.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void nobody_gets_in_without_a_key_or_with_a_made_up_one() {
        assertThat(open).hasSize(5);
        for (String call : calls.stream().filter(it -> !open.contains(it)).toList()) {
            assertThat(status(system.withKey(null), call, null)).as(call).isEqualTo(401);
            // One made-up key that comes more than a hundred times a minute has to wait.
            String madeUp = calls.indexOf(call) + "-made-up";
            assertThat(status(system.withKey(madeUp), call, null)).as(call).isEqualTo(401);
        }
    }

    private static List<String> describedCalls(
            String openapi, Predicate<Map<String, Object>> wanted) {
        Map<String, Map<String, Map<String, Map<String, Object>>>> document =
                new Yaml().load(openapi);
        return document.get("paths").entrySet().stream()
                .flatMap(
                        path ->
                                path.getValue().entrySet().stream()
                                        .filter(it -> wanted.test(it.getValue()))
                                        .map(it -> it.getKey().toUpperCase(Locale.ROOT))
                                        .map(it -> it + " " + path.getKey()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** An empty document under names that are not there, so that nothing comes of it. */
    private static int status(Api api, String call, String body) {
        String[] parts = call.split(" ");
        String path =
                parts[1].replaceAll("\\{(code|subject)}", body == null ? "X1" : body)
                        .replace("{period}", "2022-H2")
                        .replace("{month}", "2022-07")
                        .replace("{stage}", "START")
                        .replaceAll("\\{[^}]+}", "X1");
        int status = once(api, parts[0], path);
        // Whoever calls too often is not told whether he would be let in.
        assertThat(status).as(call).isNotEqualTo(TOO_MANY);
        return status;
    }

    private static int once(Api api, String method, String path) {
        return path.equals(STREAM)
                ? api.opens(path)
                : api.json(method, path, method.equals("GET") ? "" : "{}").status();
    }
}
