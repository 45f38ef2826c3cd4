package io.duban.project.work;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;

import io.duban.kit.work.WorkKind;
import io.duban.project.calendar.Fortnights;
import io.duban.project.ledger.ListedFields;
import io.duban.project.ledger.ListedProject;
import io.duban.project.ledger.Projects;

import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;

/**
 * The report of a project (双周调度) that is owed since the last one, once its fortnight has begun.
 * Several that were left out are one piece of work, for today's report ends it.
 */
@Component
final class ReviewWork implements WorkSource {

    private static final String OWED = ListedFields.OWED_FORTNIGHT;

    private final Projects projects;
    private final Fortnights fortnights;

    ReviewWork(Projects projects, Fortnights fortnights) {
        this.projects = projects;
        this.fortnights = fortnights;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.REVIEW;
    }

    @Override
    public List<WorkItem> find(WorkFilter filter, Place after, int limit) {
        List<Bson> which = within(filter);
        if (!after.id().isEmpty()) {
            LocalDate due = LocalDate.parse(after.due());
            which.add(Filters.gte(OWED, fortnights.of(due)));
            if (fortnights.end(fortnights.of(due)).equals(due)) {
                which.add(
                        Filters.or(
                                Filters.gt(OWED, fortnights.of(due)),
                                Filters.gte("_id", after.id())));
            }
        }
        return projects
                .listed()
                .first(Filters.and(which), Sorts.ascending(OWED, "_id"), limit + 1)
                .stream()
                .map(it -> item(it, filter))
                .toList();
    }

    @Override
    public long count(WorkFilter filter) {
        return projects.listed().count(Filters.and(within(filter)));
    }

    /** The fortnights that end within the days asked for, and have begun. */
    private List<Bson> within(WorkFilter filter) {
        int last = fortnights.of(filter.today());
        int to = filter.due().map(fortnights::endedBy).map(it -> Math.min(it, last)).orElse(last);
        List<Bson> all = filter.ofCounties(ListedFields.COUNTY);
        all.add(Filters.gte(OWED, filter.from().map(fortnights::of).orElse(1)));
        all.add(Filters.lte(OWED, to));
        return all;
    }

    private WorkItem item(ListedProject project, WorkFilter filter) {
        int fortnight = project.owedFortnight();
        LocalDate due = fortnights.end(fortnight);
        return new WorkItem(
                WorkKind.REVIEW,
                project.id(),
                "%s 第%d个双周调度 %s"
                        .formatted(project.name(), fortnight, filter.isOverdue(due) ? "缺报" : "待报"),
                project.county(),
                due,
                "POST /api/v1/projects/%s/reviews".formatted(project.id()));
    }
}
