package io.duban.project.day;

import io.duban.contracts.event.MonthClosing;
import io.duban.contracts.event.ProjectEvent.TasksMissed;
import io.duban.contracts.ladder.Miss;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Month;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.calendar.ReopenedMonths;
import io.duban.kit.rulebook.RulebookLibrary;
import io.duban.project.assessment.Assessments;
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
    private final RulebookLibrary rulebooks;
    private final ReopenedMonths reopened;

    MissAssessor(
            Tasks tasks,
            Assessments assessments,
            RulebookLibrary rulebooks,
            ReopenedMonths reopened) {
        this.tasks = tasks;
        this.assessments = assessments;
        this.rulebooks = rulebooks;
        this.reopened = reopened;
    }

    /**
     * What is new to say, by due date.
     *
     * @param firstDay first day that ever ended here
     */
    List<TasksMissed> assess(LocalDate day, LocalDate firstDay) {
        List<TasksMissed> news = new ArrayList<>();
        for (MonthClosing month : reopened.with(List.of(), day)) {
            LocalDate last = month.month().end();
            news.addAll(assess(month.month().start(), last.isAfter(day) ? day : last, day));
        }
        news.addAll(assess(earliest(day, firstDay), day, day));
        return news;
    }

    private List<TasksMissed> assess(LocalDate from, LocalDate through, LocalDate day) {
        Map<LocalDate, List<Miss>> misses =
                tasks.due(from, through).stream()
                        .filter(Task::isMissed)
                        .map(MissAssessor::miss)
                        .collect(
                                Collectors.groupingBy(
                                        it -> it.day().date(), TreeMap::new, Collectors.toList()));
        Map<LocalDate, TasksMissed> before = assessments.missed(from, through);
        List<TasksMissed> news = new ArrayList<>();
        for (LocalDate due = from; !due.isAfter(through); due = due.plusDays(1)) {
            news(due, day, misses.getOrDefault(due, List.of()), before.get(due))
                    .ifPresent(news::add);
        }
        return news;
    }

    private static Optional<TasksMissed> news(
            LocalDate due, LocalDate day, List<Miss> misses, TasksMissed before) {
        List<String> known = before == null ? List.of() : keys(before.misses());
        if (known.equals(keys(misses))) {
            return Optional.empty();
        }
        long version = before == null ? 1 : before.version() + 1;
        return Optional.of(new TasksMissed(due, version, day, misses));
    }

    /** The first day of the earliest month that is not final before the day. */
    private LocalDate earliest(LocalDate day, LocalDate firstDay) {
        Rulebooks editions = rulebooks.get();
        Month month = Month.of(day);
        while (!finalDay(editions, month.previous()).isBefore(day)) {
            month = month.previous();
        }
        return month.start().isBefore(firstDay) ? firstDay : month.start();
    }

    private static LocalDate finalDay(Rulebooks editions, Month month) {
        return editions.of(month).closing().finalDay(month);
    }

    private static Miss miss(Task task) {
        return new Miss(
                task.facts().county(), new Day(task.due()), task.id(), task.facts().title());
    }

    private static List<String> keys(List<Miss> misses) {
        return misses.stream().map(it -> it.subject().code() + "/" + it.task()).sorted().toList();
    }
}
