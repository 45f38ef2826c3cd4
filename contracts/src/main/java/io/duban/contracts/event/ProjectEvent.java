package io.duban.contracts.event;

import io.duban.contracts.ladder.Miss;
import io.duban.contracts.period.Period;
import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.project.ProjectChange;
import io.duban.contracts.project.ProjectFacts;
import io.duban.contracts.project.RequestFacts;
import io.duban.contracts.project.ReviewFacts;
import io.duban.contracts.project.TaskFacts;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Projects and tasks, what was missed, and how the counties advance. */
public sealed interface ProjectEvent extends DubanEvent
        permits CampaignEvent,
                ProjectEvent.ProjectRecorded,
                ProjectEvent.TaskRecorded,
                ProjectEvent.TasksMissed,
                ProjectEvent.ProgressAssessed,
                ProjectEvent.ProjectDayClosed {

    /**
     * The project as it now is on the ledger.
     *
     * @param version counts the changes of this project from 1
     * @param change what made this version
     * @param review the report that came in with it; absent where none did
     * @param request what was asked for or decided with it; absent where nothing was
     */
    record ProjectRecorded(
            ProjectFacts project,
            long version,
            ProjectChange change,
            ReviewFacts review,
            RequestFacts request)
            implements ProjectEvent {

        public ProjectRecorded {
            Objects.requireNonNull(project, "project");
            Objects.requireNonNull(change, "change");
        }

        @Override
        public String eventId() {
            return "project-" + project.projectId() + "-" + version;
        }

        @Override
        public String key() {
            return project.projectId();
        }
    }

    /**
     * The task as it now is on the lists.
     *
     * @param version counts the changes of this task from 1
     * @param request what was asked for or decided with it; absent where nothing was
     */
    record TaskRecorded(TaskFacts task, long version, RequestFacts request)
            implements ProjectEvent {

        public TaskRecorded {
            Objects.requireNonNull(task, "task");
        }

        @Override
        public String eventId() {
            return "task-" + task.taskId() + "-" + version;
        }

        @Override
        public String key() {
            return task.taskId();
        }
    }

    /**
     * The tasks that were due on a day and not complete when it ended (RULES 2.4), all counties in
     * one event. A higher version takes the place of the ones before.
     *
     * @param due the day on which they were due
     * @param version counts the assessments of this day from 1
     * @param day the business day whose end published it
     */
    record TasksMissed(LocalDate due, long version, LocalDate day, List<Miss> misses)
            implements ProjectEvent {

        public TasksMissed {
            Objects.requireNonNull(due, "due");
            misses = List.copyOf(misses);
        }

        @Override
        public String eventId() {
            return "missed-" + due + "-" + version;
        }

        @Override
        public String key() {
            return "~missed";
        }
    }

    /**
     * How far the counties have come in a period (RULES 2.5), all counties in one event. A higher
     * version takes the place of the ones before.
     *
     * @param version counts the assessments of this period from 1
     * @param day the business day whose end published it
     * @param counties those that had anything to do in the period, by code
     */
    record ProgressAssessed(
            Period period, long version, LocalDate day, List<CountyProgress> counties)
            implements ProjectEvent {

        public ProgressAssessed {
            Objects.requireNonNull(period, "period");
            counties = List.copyOf(counties);
        }

        @Override
        public String eventId() {
            return "progress-" + period.id() + "-" + version;
        }

        @Override
        public String key() {
            return "~progress";
        }
    }

    /** Everything that the day caused for projects and tasks lies before this record. */
    record ProjectDayClosed(LocalDate day) implements ProjectEvent {

        @Override
        public String eventId() {
            return "project-day-" + day;
        }

        @Override
        public String key() {
            return "~day";
        }
    }
}
