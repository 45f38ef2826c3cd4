package io.duban.project.register;

import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;
import io.duban.kit.security.Role;

import org.springframework.stereotype.Component;

import java.util.Optional;

/** Tells how far a caller's key reaches; a key of which that cannot be told reaches nothing. */
@Component
public class Reaches {

    private final Bodies bodies;

    Reaches(Bodies bodies) {
        this.bodies = bodies;
    }

    public Reach of(Caller caller) {
        if (caller.role() == Role.COUNTY) {
            return new Reach(Optional.of(caller.body().orElseThrow(Reaches::unscoped)));
        }
        return caller.body().map(this::ofBody).orElseGet(() -> Reach.ofCity());
    }

    private Reach ofBody(String code) {
        BodyLevel level = bodies.level(code).orElseThrow(Reaches::unscoped);
        return switch (level) {
            case COUNTY -> new Reach(Optional.of(code));
            case CITY, DEPARTMENT, TASKFORCE -> Reach.ofCity();
            case STREET -> throw ProblemException.forbidden("A street keeps no projects.");
        };
    }

    private static ProblemException unscoped() {
        return ProblemException.forbidden("The key must be scoped to a registered body.");
    }
}
