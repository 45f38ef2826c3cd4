package io.duban.project.ledger;

import io.duban.contracts.project.ProjectKind;
import io.duban.contracts.project.ProjectState;
import io.duban.contracts.project.Stage;
import io.duban.project.ledger.ListedProject.ListedStage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A project as it is shown in a list.
 *
 * @param nextStage the first that is not complete; absent, as its day, when all are, and of what is
 *     no longer on the ledger
 * @param overdueDays calendar days since the day of that stage; 0 as long as it has not ended
 * @param percent of the latest review; absent before the first
 * @param keySupervised 重点督办
 * @param openRequests how many requests wait for a second person
 */
record ProjectSummary(
        String id,
        String name,
        ProjectKind kind,
        String county,
        String countyName,
        ProjectState state,
        boolean provincialLedger,
        int year,
        List<ListedStage> stages,
        Stage nextStage,
        LocalDate nextDue,
        long overdueDays,
        Integer percent,
        boolean keySupervised,
        int openRequests,
        long version) {

    static ProjectSummary of(ListedProject project, LocalDate openDay) {
        Optional<ListedStage> next = project.next();
        long overdue =
                next.map(it -> Math.max(0, ChronoUnit.DAYS.between(it.due(), openDay))).orElse(0L);
        return new ProjectSummary(
                project.id(),
                project.name(),
                project.kind(),
                project.county().id(),
                project.county().name(),
                project.state(),
                project.provincialLedger(),
                project.year(),
                project.stages(),
                next.map(ListedStage::stage).orElse(null),
                next.map(ListedStage::due).orElse(null),
                overdue,
                project.percent(),
                project.isActive() && (project.fundsAtFault() || overdue > 0),
                project.requests().size(),
                project.version());
    }
}
