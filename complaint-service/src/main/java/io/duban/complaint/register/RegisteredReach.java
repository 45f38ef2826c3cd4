package io.duban.complaint.register;

import io.duban.contracts.subject.BodyLevel;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;
import io.duban.kit.security.Role;

import org.springframework.stereotype.Component;

import java.util.Optional;

/** What the register makes of a key that is to speak for a body. */
@Component
class RegisteredReach {

    /** Deeper than any city is, so that bodies under themselves end somewhere. */
    private static final int MOST_LEVELS = 8;

    private final Bodies bodies;
    private final Estates estates;

    RegisteredReach(Bodies bodies, Estates estates) {
        this.bodies = bodies;
        this.estates = estates;
    }

    /**
     * How far a key reaches, and in which county that lies.
     *
     * @param reach in the form of {@link Reach#text}
     * @param county code of the one county in which all of it lies; absent where there is none
     * @param name of the body that the key is for
     */
    record Found(String reach, String county, String name) {

        private Found named(String its) {
            return new Found(reach, county, its);
        }
    }

    /** What a key of the role for the body reaches; empty when no such body is registered. */
    Optional<Found> of(Role role, String code) {
        return switch (role) {
            case COUNTY -> body(code, BodyLevel.COUNTY).flatMap(this::ofBody);
            case STREET -> body(code, BodyLevel.STREET).flatMap(this::ofBody);
            case COMPANY ->
                    estates.companyName(code)
                            .map(it -> new Found(Reach.name(Area.COMPANY, code), null, it));
            case HOTLINE, OFFICIAL, SUBSCRIBER, ADMIN ->
                    bodies.load(code)
                            .flatMap(body -> ofBody(body).map(it -> it.named(body.name())));
        };
    }

    private Optional<Body> body(String code, BodyLevel level) {
        return bodies.load(code).filter(it -> it.level() == level);
    }

    private Optional<Found> ofBody(Body body) {
        return switch (body.level()) {
            case CITY -> Optional.of(new Found(Area.CITY.wire(), null, body.name()));
            case COUNTY ->
                    Optional.of(
                            new Found(
                                    Reach.name(Area.COUNTY, body.code()),
                                    body.code(),
                                    body.name()));
            case STREET ->
                    Optional.of(
                            new Found(
                                    Reach.name(Area.STREET, body.code()),
                                    body.parent(),
                                    body.name()));
            case DEPARTMENT -> ofOffice(body, Area.DEPARTMENT);
            case TASKFORCE -> ofOffice(body, Area.TASKFORCE);
        };
    }

    /**
     * An office of a county or street reaches that; only an office of the city reaches the city.
     */
    private Optional<Found> ofOffice(Body office, Area ofCity) {
        String above = office.parent();
        for (int i = 0; above != null && i < MOST_LEVELS; i++) {
            Optional<Body> next = bodies.load(above);
            if (next.isEmpty() && !bodies.hasCounties(above)) {
                return Optional.empty();
            }
            if (next.filter(it -> it.level() == BodyLevel.COUNTY).isPresent()
                    || next.filter(it -> it.level() == BodyLevel.STREET).isPresent()) {
                return next.flatMap(this::ofBody);
            }
            above = next.map(Body::parent).orElse(null);
        }
        return above == null
                ? Optional.of(new Found(Reach.name(ofCity, office.code()), null, office.name()))
                : Optional.empty();
    }
}
