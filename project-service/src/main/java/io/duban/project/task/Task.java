package io.duban.project.task;

import io.duban.contracts.event.ProjectEvent.TaskRecorded;
import io.duban.contracts.project.TaskFacts;
import io.duban.kit.aggregate.Aggregate;
import io.duban.kit.aggregate.Entry;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.project.ledger.OpenRequest;
import io.duban.project.ledger.Request;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Requests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of 一台账、两清单 and everything that happened to it, RULES 2.4.
 *
 * @param completedOn absent while it is open
 * @param enteredOn the business day on which it was entered; absent where an edition before did not
 *     keep it
 * @param requests to a second person, oldest first; of each kind at most the last one is open
 * @param about which request made this version, counted from 0; absent when none did
 */
public record Task(
        String id,
        long version,
        TaskPlan plan,
        LocalDate completedOn,
        String evidence,
        List<TaskExtension> extensions,
        List<Entry> history,
        LocalDate enteredOn,
        List<Request> requests,
        Integer about)
        implements Aggregate {

    public Task {
        extensions = List.copyOf(extensions);
        history = List.copyOf(history);
        requests = requests == null ? List.of() : List.copyOf(requests);
    }

    static Task planned(String id, TaskPlan plan, LocalDate today, Author by) {
        Entry entry = Entry.of(1, "planned", null, null, by);
        return new Task(id, 1, plan, null, null, List.of(), List.of(entry), today, List.of(), null);
    }

    @Override
    public Map<String, Object> indexed() {
        return TaskFields.of(this);
    }

    boolean open() {
        return completedOn == null;
    }

    /** Those of the requests that wait for a second person. */
    public List<OpenRequest> openRequests() {
        return OpenRequest.of(requests, history);
    }

    /** The due date that now holds. */
    public LocalDate due() {
        return extensions.stream()
                .filter(it -> it.planned().equals(plan.due()))
                .reduce((_, last) -> last)
                .map(TaskExtension::due)
                .orElse(plan.due());
    }

    /**
     * Whether it was not complete when its due day ended. It is owed from the day after it was
     * entered, so one that was entered on its due day, or later, is not missed.
     */
    public boolean isMissed() {
        boolean owed = enteredOn == null || due().isAfter(enteredOn);
        return owed && (completedOn == null || completedOn.isAfter(due()));
    }

    /**
     * What has been assessed of it before the day: whose miss it is, and of which day; empty where
     * there is none.
     */
    Optional<String> missBefore(LocalDate openDay) {
        return isMissed() && due().isBefore(openDay)
                ? Optional.of(plan.county().code() + " " + due())
                : Optional.empty();
    }

    public TaskFacts facts() {
        return new TaskFacts(
                id, plan.county(), plan.list(), plan.title(), due(), plan.owner(), completedOn);
    }

    /** As others are told of this version. */
    TaskRecorded told() {
        return new TaskRecorded(
                facts(), version, about == null ? null : requests.get(about).facts());
    }

    Optional<Request> request(Request.Kind kind) {
        return Requests.last(requests, kind, null);
    }

    Task withPlan(TaskPlan next, Author by) {
        return with(next, completedOn, evidence, extensions)
                .entered("planned", next.due().toString(), null, by);
    }

    Task withCompletion(LocalDate on, String shownBy, String reason, Author by) {
        return with(plan, on, shownBy, extensions).entered("completed", on.toString(), reason, by);
    }

    Task withoutCompletion(String reason, Author by) {
        return with(plan, null, null, extensions).entered("withdrawn", null, reason, by);
    }

    Task withExtension(TaskExtension extension, Author by) {
        return with(plan, completedOn, evidence, plus(extensions, extension))
                .entered("extended", extension.due().toString(), extension.reason(), by);
    }

    Task withRequest(List<Request> all, Author by) {
        Request request = all.getLast();
        String what = request.kind().wire() + "-requested";
        return with(all, all.size() - 1).entered(what, null, request.reason(), by);
    }

    /**
     * @param effect the task with what was approved, of whatever version; itself when refused
     */
    Task withDecision(Request request, Decision decision, Task effect, Author by) {
        return new Task(
                        id,
                        version,
                        effect.plan,
                        effect.completedOn,
                        effect.evidence,
                        effect.extensions,
                        history,
                        enteredOn,
                        requests,
                        null)
                .with(Requests.decided(requests, request, decision), requests.lastIndexOf(request))
                .entered(
                        request.kind().wire() + "-decided",
                        decision.approved() ? "approved" : "refused",
                        decision.reason(),
                        by);
    }

    private Task with(TaskPlan next, LocalDate on, String shownBy, List<TaskExtension> extended) {
        return new Task(
                id, version, next, on, shownBy, extended, history, enteredOn, requests, null);
    }

    private Task with(List<Request> all, int which) {
        return new Task(
                id,
                version,
                plan,
                completedOn,
                evidence,
                extensions,
                history,
                enteredOn,
                all,
                which);
    }

    private Task entered(String what, String detail, String reason, Author by) {
        Entry entry = Entry.of(version + 1, what, detail, reason, by);
        return new Task(
                id,
                version + 1,
                plan,
                completedOn,
                evidence,
                extensions,
                plus(history, entry),
                enteredOn,
                requests,
                about);
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> all = new ArrayList<>(list);
        all.add(item);
        return all;
    }
}
