package io.duban.project.work;

import io.duban.kit.work.WorkKind;
import io.duban.project.calendar.BusinessDays;
import io.duban.project.submission.SubmissionRow;
import io.duban.project.submission.Submissions;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.Stream;

/**
 * The final documents (报送) that have not been sent in. Few bodies owe a few of them, so they are
 * worked out each time, and no index is kept of what nobody has written.
 */
@Component
final class SubmissionWork implements WorkSource {

    private static final int LONGEST_ID = 64;

    private final Submissions submissions;
    private final BusinessDays days;

    SubmissionWork(Submissions submissions, BusinessDays days) {
        this.submissions = submissions;
        this.days = days;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.SUBMISSION;
    }

    @Override
    public List<WorkItem> find(WorkFilter filter, Place after, int limit) {
        return missing(filter).map(it -> item(it, filter)).toList();
    }

    @Override
    public long count(WorkFilter filter) {
        return missing(filter).count();
    }

    private Stream<SubmissionRow> missing(WorkFilter filter) {
        return submissions.missing(days.begun(), filter.today()).stream()
                .filter(it -> filter.isOf(it.body().id()) && filter.isDue(it.due()));
    }

    private static WorkItem item(SubmissionRow row, WorkFilter filter) {
        int year = row.due().getYear();
        String id = "%s-%d-%s".formatted(row.kind(), year, row.body().id());
        return new WorkItem(
                WorkKind.SUBMISSION,
                id.length() > LONGEST_ID ? row.body().id() : id,
                "%s%s %s"
                        .formatted(
                                row.body().name(),
                                row.name(),
                                filter.isOverdue(row.due()) ? "未报送" : "待报送"),
                row.body(),
                row.due(),
                "PUT /api/v1/submissions/%s/%d".formatted(row.body().id(), year));
    }
}
