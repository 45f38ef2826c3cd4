package io.duban.complaint.register;

import io.duban.contracts.Identifiers;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Role;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the gateway, when a key is made, what it will reach. Nobody else comes here: the gateway
 * passes on only what lies under {@code /api}.
 */
@RestController
class ReachController {

    private final RegisteredReach register;

    ReachController(RegisteredReach register) {
        this.register = register;
    }

    @GetMapping("/internal/reaches/{role}/{code}")
    RegisteredReach.Found reach(@PathVariable String role, @PathVariable String code) {
        return Role.named(role)
                .filter(_ -> Identifiers.isValid(code))
                .flatMap(it -> register.of(it, code))
                .orElseThrow(
                        () -> ProblemException.notFound("A body for a key of role " + role, code));
    }
}
