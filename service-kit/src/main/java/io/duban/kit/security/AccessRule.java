package io.duban.kit.security;

import org.springframework.http.HttpMethod;

import java.util.Set;

/**
 * Who may make a call. A service lists its rules in one bean; what no rule names is denied. Whoever
 * may GET may HEAD.
 *
 * @param pattern path pattern, such as {@code /api/v1/complaints/{ticketNo}}
 */
public record AccessRule(HttpMethod method, String pattern, Set<Role> roles) {

    public AccessRule {
        roles = Set.copyOf(roles);
    }

    public static AccessRule allow(HttpMethod method, String pattern, Role... roles) {
        return new AccessRule(method, pattern, Set.of(roles));
    }
}
