package io.duban.complaint.register;

import io.duban.complaint.register.Scope.OneBody;
import io.duban.complaint.register.Scope.WholeCity;
import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Caller;

import org.springframework.stereotype.Component;

/** Tells how far a caller's key reaches; a key of which that cannot be told reaches nothing. */
@Component
public class Scopes {

    private static final String COUNTY = "county";
    private static final String STREET = "street";
    private static final String COMPANY = "company";

    private final Bodies bodies;

    Scopes(Bodies bodies) {
        this.bodies = bodies;
    }

    public Scope of(Caller caller) {
        return switch (caller.role()) {
            case COUNTY -> new OneBody(COUNTY, bodyOf(caller));
            case STREET -> new OneBody(STREET, bodyOf(caller));
            case COMPANY -> new OneBody(COMPANY, bodyOf(caller));
            case HOTLINE, OFFICIAL, ADMIN, SUBSCRIBER ->
                    caller.body().isEmpty() ? new WholeCity() : ofBody(bodyOf(caller));
        };
    }

    private Scope ofBody(String code) {
        BodyLevel level =
                bodies.find(code)
                        .map(Body::level)
                        .orElseThrow(
                                () ->
                                        ProblemException.forbidden(
                                                "The key is scoped to an unknown body."));
        return switch (level) {
            case COUNTY -> new OneBody(COUNTY, code);
            case STREET -> new OneBody(STREET, code);
            case CITY, DEPARTMENT, TASKFORCE -> new WholeCity();
        };
    }

    private static String bodyOf(Caller caller) {
        return caller.body()
                .orElseThrow(() -> ProblemException.forbidden("The key must be scoped to a body."));
    }
}
