package io.duban.project.progress;

import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.project.ObligedMilestone;
import io.duban.contracts.project.Stage;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A county's progress as it is shown.
 *
 * @param closed whether the numbers are those that were published
 * @param version of what was published; absent while the period is open
 * @param progress absent when nothing is obliged
 */
record ProgressView(
        String county,
        String countyName,
        Period period,
        boolean closed,
        Long version,
        Numbers progress,
        List<Row> milestones) {

    /** The numbers, as they are ranked. */
    record Numbers(
            BigDecimal obligedWeight,
            BigDecimal completedWeight,
            BigDecimal deliveryRate,
            long overdueDays) {}

    /** A milestone behind them. */
    record Row(
            String projectId,
            Stage stage,
            LocalDate due,
            BigDecimal weight,
            LocalDate completedOn,
            boolean complete,
            long overdueDays) {

        static Row of(ObligedMilestone it) {
            return new Row(
                    it.projectId(),
                    it.milestone().stage(),
                    it.milestone().due(),
                    it.milestone().weight(),
                    it.milestone().completedOn(),
                    it.complete(),
                    it.overdueDays());
        }
    }

    static ProgressView of(
            Subject county,
            Period period,
            Long version,
            List<CountyProgress> numbers,
            List<ObligedMilestone> milestones) {
        return new ProgressView(
                county.code(),
                county.name(),
                period,
                version != null,
                version,
                numbers.stream().findFirst().map(ProgressView::numbers).orElse(null),
                milestones.stream().map(Row::of).toList());
    }

    private static Numbers numbers(CountyProgress it) {
        return new Numbers(
                it.obligedWeight(), it.completedWeight(), it.deliveryRate(), it.overdueDays());
    }
}
