package io.duban.contracts.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a county reported of a project for a fortnight (双周调度), clause 六(三).
 *
 * @param fortnight counted from the day on which the rulebook took effect, from 1
 * @param percent how much of the project is done, 0 to 100
 * @param note absent when none was told
 */
public record ReviewFacts(
        LocalDate on, int fortnight, int percent, String note, List<String> problems) {

    public ReviewFacts {
        Objects.requireNonNull(on, "on");
        problems = List.copyOf(problems);
    }
}
