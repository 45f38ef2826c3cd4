package io.duban.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

/** The roles that a key may have, in the city of {@link City}. */
final class Roles {

    /** Each role with the body that its key is for. */
    static final Map<String, String> BODIES = new LinkedHashMap<>();

    static {
        BODIES.put("hotline", null);
        BODIES.put("official", null);
        BODIES.put("county", "C1");
        BODIES.put("street", "S1");
        BODIES.put("company", "CO0");
        BODIES.put("subscriber", null);
        BODIES.put("admin", null);
    }

    private Roles() {}

    /** A key of every role. */
    static Map<String, Api> keys(RunningSystem system) {
        Map<String, Api> keys = new LinkedHashMap<>();
        BODIES.forEach((role, body) -> keys.put(role, key(system, role, body)));
        return keys;
    }

    private static Api key(RunningSystem system, String role, String body) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("name", "a key of role " + role);
        document.put("role", role);
        if (body != null) {
            document.put("body", body);
        }
        Api.Answer made = system.admin().post("/api/v1/keys", document);
        return system.withKey(made.json().get("key").stringValue());
    }
}
