package io.duban.gateway.caller;

import io.duban.kit.json.Form;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Role;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Role and body of a key or account to be.
 *
 * @param found what the register makes of the body; empty without one
 */
public record Scope(Role role, Optional<String> body, Optional<Register.Found> found) {

    private static final Map<String, Role> ROLES =
            Arrays.stream(Role.values()).collect(Collectors.toMap(Role::wire, Function.identity()));

    /** The role that a form names. */
    public static Role role(Form form) {
        return form.choice("role", ROLES);
    }

    /**
     * Checks role and body and ends the reading of the form.
     *
     * @param role null when the form names none
     * @throws ProblemException 403 when it would reach further than whoever gives it
     */
    public static Scope of(
            Form form, Role role, Optional<String> body, Delegation own, Register register) {
        if (role != null && needsBody(role) && body.isEmpty()) {
            form.reject("body", "required", "is required for the role " + role.wire());
        }
        if (body.isEmpty()) {
            own.require(Optional.empty());
        }
        Optional<Register.Found> found = registered(form, role, body, register);
        form.finish();
        own.require(found);
        return new Scope(role, body, found);
    }

    private static boolean needsBody(Role role) {
        return switch (role) {
            case COUNTY, STREET, COMPANY -> true;
            case HOTLINE, OFFICIAL, SUBSCRIBER, ADMIN -> false;
        };
    }

    /** What the register makes of the body; one that it does not know is a fault of the form. */
    private static Optional<Register.Found> registered(
            Form form, Role role, Optional<String> body, Register register) {
        if (role == null || body.isEmpty()) {
            return Optional.empty();
        }
        Optional<Register.Found> found = register.find(role, body.get());
        if (found.isEmpty()) {
            form.reject(
                    "body",
                    "unknown-body",
                    switch (role) {
                        case COUNTY, STREET -> "must be a registered " + role.wire();
                        case COMPANY -> "must be a company that serves a registered estate";
                        case HOTLINE, OFFICIAL, SUBSCRIBER, ADMIN ->
                                "must be a registered body, and so must what lies above it";
                    });
        }
        return found;
    }
}
