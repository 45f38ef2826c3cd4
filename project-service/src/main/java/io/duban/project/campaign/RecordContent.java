package io.duban.project.campaign;

import java.time.LocalDate;
import java.util.List;

/**
 * A record as it was sent.
 *
 * @param kind code of its kind in the rulebook
 * @param on the day on which it was done
 * @param body code of the body that did it; absent when none was told
 * @param subject code of the estate or body that it is about; absent likewise
 * @param departments codes of the departments that took part
 * @param outcome what came of it; absent while that is open
 * @param projects ids of the projects that it is about
 * @param tickets numbers of the complaints that it is about
 */
record RecordContent(
        String kind,
        LocalDate on,
        String body,
        String subject,
        String title,
        String facts,
        List<String> departments,
        String outcome,
        List<String> projects,
        List<String> tickets) {

    RecordContent {
        // In whatever order they were told, they are the same.
        departments = departments.stream().sorted().toList();
        projects = projects.stream().sorted().toList();
        tickets = tickets.stream().sorted().toList();
    }

    /** Whether the other one differs in nothing but what came of it. */
    boolean isOutcomeOf(RecordContent other) {
        return equals(other.withOutcome(outcome));
    }

    private RecordContent withOutcome(String next) {
        return new RecordContent(
                kind, on, body, subject, title, facts, departments, next, projects, tickets);
    }
}
