package io.duban.project.target;

import io.duban.contracts.rulebook.Target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A target as it is shown.
 *
 * @param clause where it stands
 * @param quote its words
 * @param actual absent where it is not known: of what counties report, only their shares are
 * @param reached absent where it cannot be told
 * @param counties what each of them reports of it; absent where the ledger measures it
 */
public record TargetView(
        String id,
        String title,
        String clause,
        String quote,
        BigDecimal target,
        BigDecimal actual,
        Boolean reached,
        LocalDate by,
        List<CountyStanding> counties) {

    static TargetView measured(Target target, BigDecimal actual) {
        Boolean reached = actual == null ? null : actual.compareTo(target.goal()) >= 0;
        return of(target, actual, reached, null);
    }

    static TargetView reported(Target target, List<CountyStanding> counties) {
        return of(target, null, reached(target, counties), counties);
    }

    private static TargetView of(
            Target target, BigDecimal actual, Boolean reached, List<CountyStanding> counties) {
        return new TargetView(
                target.id(),
                target.title(),
                target.clause().ref(),
                target.clause().quote(),
                target.goal(),
                actual,
                reached,
                target.by(),
                counties);
    }

    /**
     * Nobody reports of how many, so the city's share is known to lie between the lowest and the
     * highest of its counties, and no closer. A goal of everything is missed by any county.
     */
    private static Boolean reached(Target target, List<CountyStanding> counties) {
        if (counties.isEmpty() || counties.stream().anyMatch(it -> it.reached() == null)) {
            return null;
        }
        if (counties.stream().allMatch(CountyStanding::reached)) {
            return true;
        }
        boolean everything = target.goal().compareTo(BigDecimal.ONE) == 0;
        boolean none = counties.stream().noneMatch(CountyStanding::reached);
        return (everything || none) ? false : null;
    }
}
