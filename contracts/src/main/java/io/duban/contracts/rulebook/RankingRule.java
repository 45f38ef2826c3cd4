package io.duban.contracts.rulebook;

import io.duban.contracts.subject.SubjectType;

import java.util.List;

/**
 * A ranking and the ladder that reads it (RULES 2.1, 2.2, 2.3, 2.5).
 *
 * @param id also the {@code ranking} of its boards
 * @param subject who is ranked
 * @param kinds kinds of bodies that are ranked, such as 街道; empty when every kind is
 * @param order what decides a rank; the first criterion's value is the one that a row shows
 * @param cut which ranks are listed
 * @param schedule the periods that are ranked
 * @param ladder what a listing leads to
 */
public record RankingRule(
        String id,
        String title,
        Clause clause,
        SubjectType subject,
        List<String> kinds,
        List<Criterion> order,
        Cut cut,
        Schedule schedule,
        Ladder ladder)
        implements Rule {

    public RankingRule {
        kinds = List.copyOf(kinds);
        order = List.copyOf(order);
        if (order.isEmpty()) {
            throw new IllegalArgumentException("order must name a metric for ranking " + id);
        }
    }

    /** The metric whose value a row shows. */
    public Metric metric() {
        return order.getFirst().metric();
    }
}
