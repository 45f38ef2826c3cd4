package io.duban.contracts.rulebook;

import io.duban.contracts.subject.SubjectType;

import java.util.List;

/**
 * A ladder over missed tasks (RULES 2.4): all tasks that a subject misses on one day are one miss,
 * and misses accumulate within the campaign.
 */
public record MissRule(
        String id, String title, Clause clause, SubjectType subject, List<Step> steps)
        implements Rule {

    public MissRule {
        steps = List.copyOf(steps);
    }
}
