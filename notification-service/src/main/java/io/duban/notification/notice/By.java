package io.duban.notification.notice;

import io.duban.kit.security.Caller;
import io.duban.kit.security.Role;

/**
 * Who took a step.
 *
 * @param key id of the key behind the call
 * @param body for which the key speaks, such as {@code street/S1}; {@code city} for the city
 * @param person who is said to have taken it; absent where nobody was named
 */
public record By(String key, Role role, String body, String person) {

    static By of(Caller caller, String person) {
        return new By(caller.keyId(), caller.role(), caller.reach().text(), person);
    }
}
