package io.duban.project.review;

import io.duban.contracts.project.ProjectKind;
import io.duban.project.calendar.Fortnights;
import io.duban.project.ledger.KeySupervision;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Review;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A project in the review of a fortnight.
 *
 * @param missing true when nothing was reported; absent otherwise
 * @param report the last of the fortnight; absent when missing
 * @param keySupervision absent when nothing is wrong
 */
record ReviewRow(
        String projectId,
        ProjectKind kind,
        String name,
        String county,
        int fortnight,
        LocalDate from,
        LocalDate to,
        Boolean missing,
        Review report,
        KeySupervision keySupervision) {

    static ReviewRow of(Project project, int fortnight, Fortnights fortnights, LocalDate openDay) {
        Review report =
                project.reviews().stream()
                        .filter(it -> it.fortnight() == fortnight)
                        .max(Comparator.comparing(Review::on))
                        .orElse(null);
        return new ReviewRow(
                project.id(),
                project.plan().kind(),
                project.plan().name(),
                project.plan().county().code(),
                fortnight,
                fortnights.start(fortnight),
                fortnights.end(fortnight),
                report == null ? Boolean.TRUE : null,
                report,
                KeySupervision.of(project, openDay).orElse(null));
    }
}
