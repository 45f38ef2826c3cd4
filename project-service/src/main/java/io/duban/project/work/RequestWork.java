package io.duban.project.work;

import io.duban.kit.work.WorkKind;
import io.duban.project.ledger.ListedFields;
import io.duban.project.ledger.OpenRequest;
import io.duban.project.ledger.WaitingRequests;
import io.duban.project.ledger.WaitingRequests.Which;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Requests that wait for a second person (审批、复核), who is of the city and has not asked for them
 * itself.
 */
abstract class RequestWork implements WorkSource {

    /** So many of one project or task may be due on one day. */
    private static final int MOST_OF_ONE = 40;

    @Override
    public final WorkKind kind() {
        return WorkKind.REQUEST;
    }

    abstract WaitingRequests requests();

    /** What waits of these. */
    abstract Stream<Asked> asked(Set<String> ids);

    /** A request with what is said of it. */
    record Asked(OpenRequest request, WorkItem item) {}

    @Override
    public final List<WorkItem> find(WorkFilter filter, Place after, int limit) {
        Optional<Which> which = which(filter);
        if (which.isEmpty()) {
            return List.of();
        }
        Set<String> ids =
                requests().first(which.get(), after.due(), after.id(), limit + MOST_OF_ONE);
        return asked(ids)
                .filter(it -> !it.request().by().equals(filter.decides().orElseThrow()))
                .map(Asked::item)
                .filter(it -> filter.isDue(it.due()))
                .toList();
    }

    @Override
    public final long count(WorkFilter filter) {
        return which(filter).map(requests()::count).orElse(0L);
    }

    private static Optional<Which> which(WorkFilter filter) {
        return filter.decides()
                .map(
                        key ->
                                new Which(
                                        filter.ofCounties(ListedFields.COUNTY),
                                        key,
                                        filter.from().map(LocalDate::toString).orElse(""),
                                        filter.due().map(LocalDate::toString)));
    }

    /** What is asked for, as an official would say it. */
    static String words(OpenRequest request) {
        String about = request.stage() == null ? "" : request.stage().term() + " ";
        return about
                + switch (request.kind()) {
                    case ADJUSTMENT -> "申请调整 待审批";
                    case WITHDRAWAL -> "申请撤销 待审批";
                    case PLAN -> "计划变更 待复核";
                    case COMPLETION -> "补报完成 待复核";
                    case EXTENSION -> "补录延期 待复核";
                    case DUE_DATE_CORRECTION -> "到期日更正 待复核";
                };
    }
}
