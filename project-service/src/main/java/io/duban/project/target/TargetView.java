package io.duban.project.target;

import io.duban.contracts.rulebook.Target;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A target as it is shown.
 *
 * @param clause where it stands
 * @param quote its words
 * @param actual absent where it is not known
 * @param reached absent likewise
 */
public record TargetView(
        String id,
        String title,
        String clause,
        String quote,
        BigDecimal target,
        BigDecimal actual,
        Boolean reached,
        LocalDate by) {

    static TargetView of(Target target, Actuals actuals) {
        BigDecimal actual = actuals.of(target).orElse(null);
        return new TargetView(
                target.id(),
                target.title(),
                target.clause().ref(),
                target.clause().quote(),
                target.goal(),
                actual,
                actual == null ? null : actual.compareTo(target.goal()) >= 0,
                target.by());
    }
}
