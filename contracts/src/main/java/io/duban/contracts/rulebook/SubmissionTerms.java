package io.duban.contracts.rulebook;

import io.duban.contracts.subject.BodyLevel;

import java.time.LocalDate;
import java.util.List;

/**
 * A document that bodies send in at the end (报送), clause 六(三).
 *
 * @param code such as {@code SUMMARY}
 * @param due the last day on which it is in time
 * @param from levels of the bodies that owe it
 */
public record SubmissionTerms(
        String code, String name, LocalDate due, List<BodyLevel> from, Clause clause) {

    public SubmissionTerms {
        from = List.copyOf(from);
    }
}
