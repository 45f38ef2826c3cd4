package io.duban.project.assessment;

import io.duban.contracts.event.ProjectEvent.ProgressAssessed;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.project.ObligedMilestone;

import java.math.BigDecimal;
import java.util.List;

/**
 * The progress of a period as it was published, with the milestones behind the numbers.
 *
 * @param milestones all that were obliged, of all counties
 */
public record AssessedPeriod(ProgressAssessed assessment, List<ObligedMilestone> milestones) {

    private record Numbers(
            String county, BigDecimal obliged, BigDecimal completed, long overdueDays) {

        static Numbers of(CountyProgress progress) {
            return new Numbers(
                    progress.county().code(),
                    progress.obligedWeight().stripTrailingZeros(),
                    progress.completedWeight().stripTrailingZeros(),
                    progress.overdueDays());
        }
    }

    public AssessedPeriod {
        milestones = List.copyOf(milestones);
    }

    /** Whether the counties stand as they do here; what they are called does not matter. */
    public boolean saysTheSame(List<CountyProgress> counties) {
        return numbers(assessment.counties()).equals(numbers(counties));
    }

    private static List<Numbers> numbers(List<CountyProgress> counties) {
        return counties.stream().map(Numbers::of).toList();
    }
}
