package io.duban.notification.notice;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;

import io.duban.kit.work.WaitingCounts;
import io.duban.kit.work.WorkKind;
import io.duban.notification.followup.FollowUpTask;
import io.duban.notification.notice.WorkFilter.Place;

import org.bson.Document;
import org.bson.conversions.Bson;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what waits for somebody (待办) among the notices, and the follow-ups that they have opened,
 * by fields that lie beside each notice for that.
 */
public final class Worklist {

    /** The step that a notice waits for, and the business day by whose end it is due. */
    static final String STEP = "step";

    static final String STEP_DUE = "stepDue";

    /** Codes of the counties in which its subjects lie. */
    static final String COUNTIES = "counties";

    /** Its follow-ups, as far as they are looked for. */
    static final String TASKS = "tasks";

    static final String TASK_ID = "id";
    static final String TASK_ACTING = "acting";
    static final String TASK_OWNER = "owner";
    static final String TASK_STATE = "state";
    static final String TASK_DUE = "due";

    private static final String ID = "_id";
    private static final String AFTER = "#";
    private static final String MANY = "many";

    private final MongoCollection<Document> notices;
    private final NoticeDocuments forms;

    Worklist(MongoDatabase store, NoticeBody bodies) {
        this.notices = store.getCollection(NoticeStore.COLLECTION);
        this.forms = new NoticeDocuments(bodies);
        index("stepDue", STEP_DUE, ID);
        index("step,stepDue", STEP, STEP_DUE, ID);
        index("acting,step,stepDue", NoticeDocuments.ACTING, STEP, STEP_DUE, ID);
        index("acting,stepDue", NoticeDocuments.ACTING, STEP_DUE, ID);
        index("task", TASKS + "." + TASK_ID);
        index("taskState", TASKS + "." + TASK_STATE, TASKS + "." + TASK_DUE);
        index("taskActing", TASKS + "." + TASK_ACTING, TASKS + "." + TASK_STATE);
    }

    private void index(String name, String... fields) {
        notices.createIndex(Indexes.ascending(fields), new IndexOptions().name(name));
    }

    /** The fields of a notice by which it is found here. */
    static Document fields(Notice notice) {
        Waiting waits = notice.life().waits();
        return new Document(STEP, waits == null ? null : waits.step().wire())
                .append(STEP_DUE, waits == null ? null : waits.due().toString())
                .append(COUNTIES, notice.content().counties().stream().sorted().toList())
                .append(TASKS, notice.followUps().stream().map(Worklist::fields).toList());
    }

    private static Document fields(FollowUpTask task) {
        LocalDate due = task.due();
        return new Document(TASK_ID, task.id())
                .append(TASK_ACTING, task.acting())
                .append(TASK_OWNER, task.owner().id())
                .append(TASK_STATE, task.state().wire())
                .append(TASK_DUE, due == null ? null : due.toString());
    }

    /** Id of the notice that has opened a follow-up. */
    Optional<String> noticeOf(String task) {
        return Optional.ofNullable(
                        notices.find(Filters.eq(TASKS + "." + TASK_ID, task))
                                .projection(Projections.include(ID))
                                .first())
                .map(it -> it.getString(ID));
    }

    /**
     * What waits, first due first.
     *
     * @param after {@link WorkItem#place} after which the list goes on; null for its beginning
     */
    public List<WorkItem> work(WorkFilter filter, String after, int limit) {
        Optional<Place> place = Optional.ofNullable(after).map(Place::parse);
        Stream<WorkItem> steps = filter.hasSteps() ? steps(filter, place, limit) : Stream.empty();
        Stream<WorkItem> tasks = filter.hasTasks() ? tasks(filter, place, limit) : Stream.empty();
        return Stream.concat(steps, tasks)
                .sorted(Comparator.comparing(it -> new Place(it.due().toString(), it.id())))
                .limit(limit)
                .toList();
    }

    private Stream<WorkItem> steps(WorkFilter filter, Optional<Place> after, int limit) {
        List<WorkItem> found = new ArrayList<>();
        notices.find(filter.steps(after))
                .sort(Sorts.ascending(STEP_DUE, ID))
                .limit(limit)
                .batchSize(limit + 1)
                .map(forms::read)
                .forEach(it -> found.add(new WorkItem.OfStep(it)));
        return found.stream();
    }

    /**
     * How much waits.
     *
     * @param today the business day that has not ended; before any has, nothing is overdue
     */
    public WaitingCounts counts(WorkFilter filter, Optional<LocalDate> today) {
        Optional<LocalDate> never = Optional.empty();
        Map<WorkKind, Long> overdue =
                today.map(it -> byKind(filter.between(never, Optional.of(it.minusDays(1)))))
                        .orElse(Map.of());
        Map<WorkKind, Long> dueToday =
                today.map(it -> byKind(filter.between(today, today))).orElse(Map.of());
        Map<WorkKind, Long> later = byKind(filter.between(today.map(it -> it.plusDays(1)), never));
        WaitingCounts.Tally tally = new WaitingCounts.Tally();
        for (WorkKind kind : WorkKind.values()) {
            tally.add(
                    kind,
                    overdue.getOrDefault(kind, 0L),
                    dueToday.getOrDefault(kind, 0L),
                    later.getOrDefault(kind, 0L));
        }
        return tally.counts();
    }

    private Map<WorkKind, Long> byKind(WorkFilter filter) {
        Map<WorkKind, Long> counts = new EnumMap<>(WorkKind.class);
        for (WorkKind kind : WorkKind.values()) {
            if (Waiting.STEPS.contains(kind.wire())) {
                counts.put(kind, notices.countDocuments(filter.of(kind).steps(Optional.empty())));
            }
        }
        List<Bson> tasks = takenApart(filter, Optional.empty());
        tasks.add(Aggregates.group(null, Accumulators.sum(MANY, 1)));
        notices.aggregate(tasks)
                .forEach(
                        it ->
                                counts.put(
                                        WorkKind.FOLLOW_UP,
                                        it.get(MANY, Number.class).longValue()));
        return counts;
    }

    /** Only those that wait are taken apart and sorted, which are few. */
    private static List<Bson> takenApart(WorkFilter filter, Optional<Place> after) {
        List<Bson> stages = new ArrayList<>();
        stages.add(Aggregates.match(filter.opening()));
        stages.add(Aggregates.project(Projections.include(TASKS)));
        stages.add(Aggregates.unwind("$" + TASKS));
        stages.add(Aggregates.match(filter.tasks(after)));
        return stages;
    }

    private Stream<WorkItem> tasks(WorkFilter filter, Optional<Place> after, int limit) {
        List<Bson> stages = takenApart(filter, after);
        stages.add(Aggregates.sort(Sorts.ascending(TASKS + "." + TASK_DUE, TASKS + "." + TASK_ID)));
        stages.add(Aggregates.limit(limit));
        Map<String, String> noticeOf = new HashMap<>();
        notices.aggregate(stages)
                .forEach(
                        it ->
                                noticeOf.put(
                                        it.get(TASKS, Document.class).getString(TASK_ID),
                                        it.getString(ID)));
        List<Notice> opening = new ArrayList<>();
        notices.find(Filters.in(ID, noticeOf.values())).map(forms::read).into(opening);
        return opening.stream()
                .flatMap(
                        notice ->
                                notice.followUps().stream()
                                        // It may have moved on between the two looks.
                                        .filter(it -> noticeOf.containsKey(it.id()) && it.open())
                                        .map(it -> new WorkItem.OfTask(notice, it)));
    }

    /**
     * Lists follow-ups, those of the newest notices first.
     *
     * @param after {@link #place} after which the list goes on; null for its beginning
     */
    public List<OpenedTask> followUps(FollowUpFilter filter, String after, int limit) {
        Bson which = filter.condition();
        if (after != null) {
            String place = after.substring(0, after.indexOf(AFTER));
            which = Filters.and(which, Filters.lte(NoticeDocuments.PLACE, place));
        }
        List<OpenedTask> found = new ArrayList<>();
        notices.find(which)
                .sort(Sorts.descending(NoticeDocuments.PLACE))
                // The first of them may have been on the page before.
                .limit(limit + 1)
                .batchSize(limit + 2)
                .map(forms::read)
                .forEach(it -> opened(it, filter).forEach(found::add));
        return found.stream()
                .dropWhile(it -> after != null && !isAfter(it, after))
                .limit(limit)
                .toList();
    }

    private static Stream<OpenedTask> opened(Notice notice, FollowUpFilter filter) {
        return notice.followUps().stream()
                .filter(filter::takes)
                .sorted(Comparator.comparing(FollowUpTask::id))
                .map(it -> new OpenedTask(notice, it));
    }

    private static boolean isAfter(OpenedTask task, String after) {
        int between = after.indexOf(AFTER);
        String place = NoticeDocuments.place(task.notice());
        return !place.equals(after.substring(0, between))
                || task.task().id().compareTo(after.substring(between + 1)) > 0;
    }

    /** Where a follow-up stands in its list. */
    public static String place(OpenedTask task) {
        return NoticeDocuments.place(task.notice()) + AFTER + task.task().id();
    }
}
