package io.duban.gateway.caller;

import io.duban.kit.problem.UnavailableException;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Role;

import java.util.Optional;

/** The register of the city's bodies, which knows what a caller for one of them reaches. */
public interface Register {

    /**
     * What a caller reaches.
     *
     * @param reach in the form of {@link Reach#text}
     * @param county code of the one county in which all of it lies; absent where there is none
     * @param name of the body; absent where the register does not tell
     */
    record Found(String reach, String county, String name) {}

    /**
     * What a caller of the role for the body would reach.
     *
     * @return empty when no such body is registered
     * @throws UnavailableException when the register cannot be asked
     */
    Optional<Found> find(Role role, String body);
}
