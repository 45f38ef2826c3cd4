package io.duban.project.register;

import io.duban.kit.problem.ProblemException;

import java.util.Optional;

/**
 * How far a key reaches (数据范围).
 *
 * @param county the one county it reaches; empty for the whole city
 */
public record Reach(Optional<String> county) {

    public static Reach ofCity() {
        return new Reach(Optional.empty());
    }

    public boolean isWholeCity() {
        return county.isEmpty();
    }

    public boolean covers(String code) {
        return county.isEmpty() || county.get().equals(code);
    }

    /** Refuses a county that the key does not reach. */
    public void require(String code) {
        if (!covers(code)) {
            throw ProblemException.forbidden("The key is scoped to '" + county.get() + "'.");
        }
    }
}
