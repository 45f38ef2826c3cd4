package io.duban.project.ledger;

import io.duban.contracts.project.ReviewFacts;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a county reported of a project for a fortnight (双周调度).
 *
 * @param fortnight counted from the day on which the rulebook took effect, from 1
 * @param percent how much of the project is done
 */
public record Review(
        LocalDate on, int fortnight, int percent, String note, List<String> problems, String by) {

    public Review {
        problems = List.copyOf(problems);
    }

    /** Whoever wrote it, and in whatever order the problems are told. */
    public boolean saysTheSameAs(Review other) {
        return on.equals(other.on)
                && percent == other.percent
                && Objects.equals(note, other.note)
                && problems.stream()
                        .sorted()
                        .toList()
                        .equals(other.problems.stream().sorted().toList());
    }

    /** As others are told of it, without who wrote it. */
    ReviewFacts facts() {
        return new ReviewFacts(on, fortnight, percent, note, problems);
    }
}
