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

    /** Refuses a key that does not reach the whole city. */
    public void requireWholeCity() {
        county.ifPresent(this::refuse);
    }

    public boolean covers(String code) {
        return county.isEmpty() || county.get().equals(code);
    }

    /** Refuses a county that the key does not reach. */
    public void require(String code) {
        if (!covers(code)) {
            refuse(county.get());
        }
    }

    private void refuse(String scope) {
        throw ProblemException.forbidden("The key is scoped to '" + scope + "'.");
    }
}
