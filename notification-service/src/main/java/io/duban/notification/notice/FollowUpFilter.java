package io.duban.notification.notice;

import com.mongodb.client.model.Filters;

import io.duban.kit.security.Reach;
import io.duban.notification.followup.FollowUpState;
import io.duban.notification.followup.FollowUpTask;

import org.bson.conversions.Bson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a list of follow-ups is narrowed to.
 *
 * @param notice id of the notice that opened them
 * @param owner code of whose they are, or type and code such as {@code street/S1}
 */
public record FollowUpFilter(
        Reach reach,
        Optional<String> notice,
        Optional<String> owner,
        Optional<FollowUpState> state) {

    boolean takes(FollowUpTask task) {
        return task.state() != FollowUpState.PLANNED
                && state.filter(it -> it != task.state()).isEmpty()
                && owner.filter(it -> !isOwner(task, it)).isEmpty();
    }

    private static boolean isOwner(FollowUpTask task, String owner) {
        return owner.equals(task.acting()) || owner.equals(task.owner().id());
    }

    /** Of the notices: that they are seen, and have such a follow-up. */
    Bson condition() {
        List<Bson> all = new ArrayList<>(NoticeFilter.all(reach).conditions());
        notice.ifPresent(it -> all.add(Filters.eq("_id", it)));
        List<String> states =
                state.map(List::of).orElseGet(() -> Arrays.asList(FollowUpState.shown())).stream()
                        .map(FollowUpState::wire)
                        .toList();
        List<Bson> task = new ArrayList<>(List.of(Filters.in(Worklist.TASK_STATE, states)));
        owner.ifPresent(
                it ->
                        task.add(
                                Filters.eq(
                                        it.contains("/")
                                                ? Worklist.TASK_ACTING
                                                : Worklist.TASK_OWNER,
                                        it)));
        all.add(Filters.elemMatch(Worklist.TASKS, Filters.and(task)));
        return Filters.and(all);
    }
}
