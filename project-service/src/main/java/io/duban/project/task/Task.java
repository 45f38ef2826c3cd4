package io.duban.project.task;

import io.duban.contracts.project.TaskFacts;
import io.duban.kit.aggregate.Aggregate;
import io.duban.kit.aggregate.Entry;
import io.duban.kit.aggregate.Entry.Author;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An entry of 一台账、两清单 and everything that happened to it, RULES 2.4.
 *
 * @param completedOn absent while it is open
 */
public record Task(
        String id,
        long version,
        TaskPlan plan,
        LocalDate completedOn,
        String evidence,
        List<TaskExtension> extensions,
        List<Entry> history)
        implements Aggregate {

    public Task {
        extensions = List.copyOf(extensions);
        history = List.copyOf(history);
    }

    static Task planned(String id, TaskPlan plan, Author by) {
        Entry entry = Entry.of(1, "planned", null, null, by);
        return new Task(id, 1, plan, null, null, List.of(), List.of(entry));
    }

    @Override
    public Map<String, Object> indexed() {
        return Map.of(
                "county",
                plan.county().code(),
                "list",
                plan.list().wire(),
                "due",
                due().toString());
    }

    /** The due date that now holds. */
    public LocalDate due() {
        return extensions.stream()
                .filter(it -> it.planned().equals(plan.due()))
                .reduce((_, last) -> last)
                .map(TaskExtension::due)
                .orElse(plan.due());
    }

    public TaskFacts facts() {
        return new TaskFacts(
                id, plan.county(), plan.list(), plan.title(), due(), plan.owner(), completedOn);
    }

    Task withPlan(TaskPlan next, Author by) {
        Entry entry = Entry.of(version + 1, "planned", next.due().toString(), null, by);
        return new Task(id, version + 1, next, completedOn, evidence, extensions, plus(entry));
    }

    Task withCompletion(LocalDate on, String shownBy, String reason, Author by) {
        Entry entry = Entry.of(version + 1, "completed", on.toString(), reason, by);
        return new Task(id, version + 1, plan, on, shownBy, extensions, plus(entry));
    }

    Task withoutCompletion(String reason, Author by) {
        Entry entry = Entry.of(version + 1, "withdrawn", null, reason, by);
        return new Task(id, version + 1, plan, null, null, extensions, plus(entry));
    }

    Task withExtension(TaskExtension extension, Author by) {
        List<TaskExtension> all = new ArrayList<>(extensions);
        all.add(extension);
        String detail = extension.due().toString();
        Entry entry = Entry.of(version + 1, "extended", detail, extension.reason(), by);
        return new Task(id, version + 1, plan, completedOn, evidence, all, plus(entry));
    }

    private List<Entry> plus(Entry entry) {
        List<Entry> all = new ArrayList<>(history);
        all.add(entry);
        return all;
    }
}
