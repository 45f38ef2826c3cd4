package io.duban.contracts.project;

import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a bulletin (月通报) says, clause 六(三).
 *
 * @param counties in their order; empty for a month in which none is ranked
 * @param missed the tasks that were missed in the month
 * @param targets those that the ledger of projects measures
 * @param changes what is other than in the version before; absent in the first
 */
public record BulletinContent(
        List<Standing> counties,
        List<MissedTask> missed,
        List<Supervised> keySupervision,
        List<MissingReview> missingReviews,
        List<TargetActual> targets,
        Changes changes) {

    public BulletinContent {
        counties = List.copyOf(counties);
        missed = List.copyOf(missed);
        keySupervision = List.copyOf(keySupervision);
        missingReviews = List.copyOf(missingReviews);
        targets = List.copyOf(targets);
    }

    /**
     * Where a county stands.
     *
     * @param rank competition rank by delivery rate, then by overdue days (RULES 2.5)
     */
    public record Standing(int rank, CountyProgress progress) {

        public Standing {
            Objects.requireNonNull(progress, "progress");
        }
    }

    /** A task that was due and not complete when the day ended. */
    public record MissedTask(LocalDate due, Subject county, String task) {

        public MissedTask {
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(county, "county");
            Objects.requireNonNull(task, "task");
        }
    }

    /**
     * A project under key supervision (重点督办).
     *
     * @param reasons such as {@code IDLE_FUNDS}
     */
    public record Supervised(String projectId, String name, Subject county, List<String> reasons) {

        public Supervised {
            Objects.requireNonNull(projectId, "projectId");
            reasons = List.copyOf(reasons);
        }
    }

    /** A report that lacked (双周调度). */
    public record MissingReview(
            int fortnight, LocalDate from, LocalDate to, String projectId, Subject county) {}

    /**
     * A target and what there is.
     *
     * @param actual absent where it is not known
     * @param reached absent where it cannot be told
     */
    public record TargetActual(
            String id,
            String title,
            BigDecimal goal,
            BigDecimal actual,
            Boolean reached,
            LocalDate by) {}

    /**
     * What a version changes.
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
    }
}
