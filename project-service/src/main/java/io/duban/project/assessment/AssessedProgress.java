package io.duban.project.assessment;

import io.duban.contracts.period.Month;
import io.duban.contracts.project.Progress;
import io.duban.contracts.project.ProjectFacts;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;

/** Tells what a change of a project would do to progress that counties have been told. */
@Component
public class AssessedProgress {

    private final Assessments assessments;
    private final RankedPeriods ranked;

    AssessedProgress(Assessments assessments, RankedPeriods ranked) {
        this.assessments = assessments;
        this.ranked = ranked;
    }

    /** Whether a period that has been assessed would come out otherwise. */
    public boolean alters(ProjectFacts before, ProjectFacts after) {
        return assessments.periods().stream()
                .anyMatch(
                        it ->
                                !Progress.assess(it, List.of(before))
                                        .equals(Progress.assess(it, List.of(after))));
    }

    /**
     * Whether a stage that was complete earlier would count again, because it is said to be
     * complete in a later month that is ranked.
     */
    public boolean countsAgain(LocalDate earlier, LocalDate on) {
        Month month = Month.of(on);
        return earlier.isBefore(month.start()) && ranked.ranks(month);
    }

    /**
     * Whether a stage counts for a ranked month that was running already when its project was
     * entered, so that whoever enters what is as good as done would raise a rate with it.
     */
    public boolean countsAtOnce(LocalDate enteredOn, LocalDate due, LocalDate on) {
        Month month = Month.of(on);
        return Month.of(enteredOn).equals(month)
                && !due.isAfter(month.end())
                && ranked.ranks(month);
    }
}
