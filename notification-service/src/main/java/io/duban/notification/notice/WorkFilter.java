package io.duban.notification.notice;

import com.mongodb.client.model.Filters;

import io.duban.kit.work.WorkKind;
import io.duban.notification.followup.FollowUpState;

import org.bson.conversions.Bson;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a list of work is narrowed to.
 *
 * @param acting name of the reach whose work it is, such as {@code street/S1}; empty for the
 *     office, which sees the work of all
 * @param county code of the county in which a subject lies
 * @param kind only work of this kind, of which there may be none here
 * @param from by the end of which day it is due at the earliest
 * @param due by the end of which day it is due
 */
public record WorkFilter(
        Optional<String> acting,
        Optional<String> county,
        Optional<WorkKind> kind,
        Optional<LocalDate> from,
        Optional<LocalDate> due) {

    private static final Set<String> OF_ADDRESSEES =
            Set.of(Waiting.Step.RECEIPT.wire(), Waiting.Step.ANSWER.wire());

    /** All of the work of somebody, or of everybody. */
    public static WorkFilter of(Optional<String> acting) {
        return new WorkFilter(
                acting, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same between two days, both included. */
    WorkFilter between(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new WorkFilter(acting, county, kind, first, last);
    }

    /** The same of one kind. */
    WorkFilter of(WorkKind one) {
        return new WorkFilter(acting, county, Optional.of(one), from, due);
    }

    /** Whether notices that wait for a step may be among it. */
    boolean hasSteps() {
        return kind.isEmpty() || step().isPresent();
    }

    /** Whether follow-ups may be among it. */
    boolean hasTasks() {
        return kind.isEmpty() || kind.get() == WorkKind.FOLLOW_UP;
    }

    private Optional<String> step() {
        return kind.map(WorkKind::wire).filter(Waiting.STEPS::contains);
    }

    /** Of the notices that wait for a step. */
    Bson steps(Optional<Place> after) {
        List<Bson> all = new ArrayList<>(in(Worklist.STEP_DUE, "_id", after));
        acting.ifPresent(it -> all.add(Filters.eq(NoticeDocuments.ACTING, it)));
        List<String> wanted =
                (acting.isPresent() ? OF_ADDRESSEES : Waiting.STEPS)
                        .stream()
                                .filter(it -> step().isEmpty() || step().get().equals(it))
                                .toList();
        if (wanted.size() < Waiting.STEPS.size()) {
            all.add(Filters.in(Worklist.STEP, wanted));
        }
        county.ifPresent(it -> all.add(Filters.eq(Worklist.COUNTIES, it)));
        return Filters.and(all);
    }

    /** Of the notices with follow-ups that wait. */
    Bson opening() {
        List<Bson> all = new ArrayList<>();
        all.add(Filters.elemMatch(Worklist.TASKS, Filters.and(task("", Optional.empty()))));
        county.ifPresent(it -> all.add(Filters.eq(Worklist.COUNTIES, it)));
        return Filters.and(all);
    }

    /** Of each follow-up of those, taken apart. */
    Bson tasks(Optional<Place> after) {
        return Filters.and(task(Worklist.TASKS + ".", after));
    }

    private List<Bson> task(String within, Optional<Place> after) {
        List<Bson> all =
                new ArrayList<>(in(within + Worklist.TASK_DUE, within + Worklist.TASK_ID, after));
        all.add(
                Filters.in(
                        within + Worklist.TASK_STATE,
                        FollowUpState.waiting().stream().map(FollowUpState::wire).toList()));
        acting.ifPresent(it -> all.add(Filters.eq(within + Worklist.TASK_ACTING, it)));
        return all;
    }

    private List<Bson> in(String dueField, String idField, Optional<Place> after) {
        List<Bson> all = new ArrayList<>();
        String earliest = from.map(LocalDate::toString).orElse("");
        String reached = after.map(Place::due).orElse("");
        all.add(Filters.gte(dueField, earliest.compareTo(reached) > 0 ? earliest : reached));
        due.ifPresent(it -> all.add(Filters.lte(dueField, it.toString())));
        after.ifPresent(
                it ->
                        all.add(
                                Filters.or(
                                        Filters.gt(dueField, it.due()),
                                        Filters.gt(idField, it.id()))));
        return all;
    }

    /** Where an item of work stands: what is due first comes first, so what is overdue does. */
    record Place(String due, String id) implements Comparable<Place> {

        private static final char BETWEEN = '/';

        static Place parse(String text) {
            int between = text.indexOf(BETWEEN);
            return new Place(text.substring(0, between), text.substring(between + 1));
        }

        String text() {
            return due + BETWEEN + id;
        }

        @Override
        public int compareTo(Place other) {
            int byDue = due.compareTo(other.due);
            return byDue == 0 ? id.compareTo(other.id) : byDue;
        }
    }
}
