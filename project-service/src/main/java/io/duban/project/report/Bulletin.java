package io.duban.project.report;

import io.duban.contracts.period.Month;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.subject.Subject;
import io.duban.project.ledger.Funds;
import io.duban.project.ledger.KeySupervision;
import io.duban.project.target.TargetView;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The bulletin of a month (月通报), clause 六(三), as it was when the month closed; a later version
 * takes its place and never changes it.
 *
 * @param version counts the versions of this month's bulletin from 1
 * @param publishedOn the business day whose end published it
 * @param missed the tasks that were missed in the month
 * @param missingReviews the reports that lacked in the fortnights that ended in the month
 * @param changes what is other than in the version before; absent in the first
 */
public record Bulletin(
        Month month,
        long version,
        LocalDate publishedOn,
        List<Standing> counties,
        List<TargetView> targets,
        List<MissedTask> missed,
        List<Supervised> keySupervision,
        List<MissingReview> missingReviews,
        Changes changes) {

    public Bulletin {
        counties = List.copyOf(counties);
        targets = List.copyOf(targets);
        missed = List.copyOf(missed);
        keySupervision = List.copyOf(keySupervision);
        missingReviews = List.copyOf(missingReviews);
    }

    /**
     * Where a county stands.
     *
     * @param rank competition rank by delivery rate, then by overdue days (RULES 2.5)
     */
    public record Standing(
            int rank,
            Subject county,
            BigDecimal deliveryRate,
            BigDecimal obligedWeight,
            BigDecimal completedWeight,
            long overdueDays) {}

    /** A task that was due and not complete when the day ended. */
    public record MissedTask(LocalDate due, Subject county, String task) {}

    /** A project under key supervision (重点督办). */
    public record Supervised(
            String projectId,
            String name,
            Subject county,
            List<KeySupervision.Reason> reasons,
            Funds funds) {}

    /** A report that lacked (双周调度). */
    public record MissingReview(
            int fortnight, LocalDate from, LocalDate to, String projectId, Subject county) {}

    /**
     * What a version changes (更正).
     *
     * @param annulled missed tasks that no longer count as missed
     * @param added missed tasks that the version before did not name
     * @param counties that stand otherwise
     */
    public record Changes(
            List<MissedTask> annulled, List<MissedTask> added, List<Subject> counties) {

        public Changes {
            annulled = List.copyOf(annulled);
            added = List.copyOf(added);
            counties = List.copyOf(counties);
        }

        boolean isNothing() {
            return annulled.isEmpty() && added.isEmpty() && counties.isEmpty();
        }
    }

    private static final Comparator<CountyProgress> BEST_FIRST =
            Comparator.comparing(CountyProgress::deliveryRate)
                    .reversed()
                    .thenComparing(CountyProgress::overdueDays);

    /** The counties in their order, inside a tie by code. */
    static List<Standing> standings(List<CountyProgress> counties) {
        return counties.stream()
                .sorted(BEST_FIRST.thenComparing(it -> it.county().code()))
                .map(it -> standing(it, counties))
                .toList();
    }

    private static Standing standing(CountyProgress county, List<CountyProgress> all) {
        long better = all.stream().filter(it -> BEST_FIRST.compare(it, county) < 0).count();
        return new Standing(
                (int) better + 1,
                county.county(),
                county.deliveryRate(),
                county.obligedWeight(),
                county.completedWeight(),
                county.overdueDays());
    }
}
