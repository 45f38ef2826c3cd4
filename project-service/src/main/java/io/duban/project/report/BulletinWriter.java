package io.duban.project.report;

import io.duban.contracts.Identifiers;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.period.Month;
import io.duban.contracts.project.CountyProgress;
import io.duban.project.calendar.Fortnights;
import io.duban.project.ledger.Counted;
import io.duban.project.ledger.KeySupervision;
import io.duban.project.ledger.Project;
import io.duban.project.ledger.Projects;
import io.duban.project.report.Bulletin.Changes;
import io.duban.project.report.Bulletin.MissedTask;
import io.duban.project.report.Bulletin.MissingReview;
import io.duban.project.report.Bulletin.Standing;
import io.duban.project.report.Bulletin.Supervised;
import io.duban.project.target.Targets;

import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the bulletin of a month from what the ledger holds when the month closes. */
@Component
public class BulletinWriter {

    private final Projects projects;
    private final Targets targets;
    private final Fortnights fortnights;
    private final JsonMapper mapper;

    BulletinWriter(Projects projects, Targets targets, Fortnights fortnights, JsonMapper mapper) {
        this.projects = projects;
        this.targets = targets;
        this.fortnights = fortnights;
        this.mapper = mapper;
    }

    /**
     * The bulletin, if there is none yet or it says something new of counties or missed tasks.
     *
     * @param day the business day whose end publishes it
     * @param progress of the counties in the month; none where none is ranked
     * @param missed what was said last of each day of the month
     * @param before the version before
     */
    public Optional<PublishedBulletin> write(
            Month month,
            LocalDate day,
            List<CountyProgress> progress,
            Collection<TasksMissed> missed,
            Optional<Bulletin> before) {
        List<Standing> counties = Bulletin.standings(progress);
        List<MissedTask> tasks = missed.stream().flatMap(BulletinWriter::tasks).toList();
        Changes changes =
                before.map(it -> BulletinChanges.between(it, counties, tasks)).orElse(null);
        return changes != null && changes.isNothing()
                ? Optional.empty()
                : Optional.of(
                        published(
                                month,
                                before.map(Bulletin::version).orElse(0L) + 1,
                                day,
                                counties,
                                tasks,
                                changes));
    }

    private PublishedBulletin published(
            Month month,
            long version,
            LocalDate day,
            List<Standing> counties,
            List<MissedTask> missed,
            Changes changes) {
        List<Project> all = projects.all();
        List<Project> active = all.stream().filter(Project::isActive).toList();
        Bulletin bulletin =
                new Bulletin(
                        month,
                        version,
                        day,
                        counties,
                        targets.measured(Counted.in(all.stream().map(Project::facts).toList())),
                        missed,
                        active.stream().flatMap(it -> supervised(it, day)).toList(),
                        fortnights.endingIn(month).stream()
                                .flatMap(it -> missing(it, active))
                                .toList(),
                        changes);
        return new PublishedBulletin(
                bulletin, Identifiers.sha256(mapper.writeValueAsString(bulletin)));
    }

    private static Stream<MissedTask> tasks(TasksMissed missed) {
        return missed.misses().stream()
                .map(it -> new MissedTask(missed.due(), it.subject(), it.task()));
    }

    /** Overdue is what was due when the day ended that published the bulletin. */
    private static Stream<Supervised> supervised(Project project, LocalDate day) {
        return KeySupervision.of(project, day.plusDays(1)).stream()
                .map(
                        it ->
                                new Supervised(
                                        project.id(),
                                        project.plan().name(),
                                        project.plan().county(),
                                        it.reasons(),
                                        project.plan().funds()));
    }

    private Stream<MissingReview> missing(int fortnight, List<Project> active) {
        return active.stream()
                .filter(it -> it.reviews().stream().noneMatch(r -> r.fortnight() == fortnight))
                .map(
                        it ->
                                new MissingReview(
                                        fortnight,
                                        fortnights.start(fortnight),
                                        fortnights.end(fortnight),
                                        it.id(),
                                        it.plan().county()));
    }
}
