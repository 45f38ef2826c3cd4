package io.duban.project.day;

import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.project.task.Task;
import io.duban.project.task.Tasks;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the tasks that were due on a day and not complete when it ended (RULES 2.4), for the day
 * that ends and again for the days before it in months that are not final.
 */
@Component
class MissAssessor {

    private final Tasks tasks;
    private final Assessments assessments;
    private final Rulebook rulebook;

    MissAssessor(Tasks tasks, Assessments assessments, Rulebook rulebook) {
        this.tasks = tasks;
        this.assessments = assessments;
        this.rulebook = rulebook;
    }

    /**
     * What is new to say, by due date.
     *
     * @param firstDay first day that ever ended here
     */
    List<TasksMissed> assess(LocalDate day, LocalDate firstDay) {
        LocalDate from = earliest(day, firstDay);
        Map<LocalDate, List<Miss>> misses =
                tasks.due(from, day).stream()
                        .filter(MissAssessor::isMissed)
                        .map(MissAssessor::miss)
                        .collect(
                                Collectors.groupingBy(
                                        it -> it.day().date(), TreeMap::new, Collectors.toList()));
        List<TasksMissed> news = new ArrayList<>();
        for (LocalDate due = from; !due.isAfter(day); due = due.plusDays(1)) {
            news(due, day, misses.getOrDefault(due, List.of())).ifPresent(news::add);
        }
        return news;
    }

    private Optional<TasksMissed> news(LocalDate due, LocalDate day, List<Miss> misses) {
        Optional<TasksMissed> before = assessments.missed(due);
        List<String> known = keys(before.map(TasksMissed::misses).orElse(List.of()));
        if (known.equals(keys(misses))) {
            return Optional.empty();
        }
        long version = before.map(TasksMissed::version).orElse(0L) + 1;
        return Optional.of(new TasksMissed(due, version, day, misses));
    }

    /** The first day of the earliest month that is not final before the day. */
    private LocalDate earliest(LocalDate day, LocalDate firstDay) {
        Month month = Month.of(day);
        while (!rulebook.closing().finalDay(month.previous()).isBefore(day)) {
            month = month.previous();
        }
        return month.start().isBefore(firstDay) ? firstDay : month.start();
    }

    private static boolean isMissed(Task task) {
        return task.completedOn() == null || task.completedOn().isAfter(task.due());
    }

    private static Miss miss(Task task) {
        return new Miss(task.facts().county(), new Day(task.due()), task.id());
    }

    private static List<String> keys(List<Miss> misses) {
        return misses.stream().map(it -> it.subject().code() + "/" + it.task()).sorted().toList();
    }
}
