package io.duban.contracts.rulebook;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.subject.SubjectType;

import java.util.Set;

/**
 * The measure that a finding demands (RULES 2.6).
 *
 * @param subjects against whom it may be found
 */
public record FindingRule(
        String id,
        String title,
        Clause clause,
        FindingKind kind,
        Set<SubjectType> subjects,
        Measure measure)
        implements Rule {

    public FindingRule {
        subjects = Set.copyOf(subjects);
    }
}
