package io.duban.contracts.ladder;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Evidence;
import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.MissRule;
import io.duban.contracts.rulebook.Step;
import io.duban.contracts.subject.Subject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Missed tasks: one miss for each day, however many tasks, accumulating within the campaign. */
final class MissLadder {

    /** A renaming on one day must not make the result depend on the order of the input. */
    private static final BinaryOperator<Subject> FIRST_BY_NAME =
            BinaryOperator.minBy(Comparator.comparing(Subject::name));

    /** So many tasks of a day are named; nobody reads more, and an event has an end. */
    private static final int MOST_TITLES = 20;

    private MissLadder() {}

    static Stream<Escalation> climb(Collection<Miss> misses, MissRule rule) {
        Map<String, List<Miss>> bySubject =
                misses.stream()
                        .filter(miss -> miss.subject().type() == rule.subject())
                        .collect(
                                Collectors.groupingBy(
                                        miss -> miss.subject().key(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return bySubject.values().stream().flatMap(ofOne -> ofSubject(ofOne, rule));
    }

    private static Stream<Escalation> ofSubject(List<Miss> misses, MissRule rule) {
        SortedMap<Day, SortedMap<String, Miss>> days = new TreeMap<>();
        SortedMap<Day, Subject> subjects = new TreeMap<>();
        for (Miss miss : misses) {
            days.computeIfAbsent(miss.day(), _ -> new TreeMap<>()).putIfAbsent(miss.task(), miss);
            subjects.merge(miss.day(), miss.subject(), FIRST_BY_NAME);
        }
        List<Escalation> escalations = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        days.forEach(
                (day, tasks) -> {
                    facts.add(day.term() + "到期未完成的任务" + named(tasks.values()));
                    rule.steps().stream()
                            .filter(step -> step.isTakenAt(facts.size()))
                            .map(step -> nth(facts, subjects.get(day), day, rule, step))
                            .forEach(escalations::add);
                });
        return escalations.stream();
    }

    /** By their titles; of tasks whose titles nobody told, how many they are. */
    private static String named(Collection<Miss> tasks) {
        List<String> titles =
                tasks.stream()
                        .map(Miss::title)
                        .filter(Objects::nonNull)
                        .limit(MOST_TITLES)
                        .map(it -> "“" + it.replace('“', '‘').replace('”', '’') + "”")
                        .toList();
        String number = tasks.size() + "项";
        if (titles.isEmpty()) {
            return number;
        }
        return "：" + String.join("", titles) + (titles.size() < tasks.size() ? "等" + number : "");
    }

    private static Escalation nth(
            List<String> facts, Subject subject, Day day, MissRule rule, Step step) {
        return new Escalation(
                rule.id(),
                step.measure(),
                subject,
                day,
                null,
                facts.size(),
                step.clause().text(),
                Evidence.ofFacts(String.join("\n", facts), List.of()));
    }
}
