package io.duban.contracts.ladder;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Evidence;
import io.duban.contracts.rulebook.FindingRule;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings: the table of RULES 2.6. What is found twice on one day is one measure. */
final class FindingTable {

    private static final Comparator<Finding> BY_FACTS =
            Comparator.comparing(Finding::facts)
                    .thenComparing(finding -> String.join("\n", finding.documents()))
                    .thenComparing(finding -> finding.subject().name());

    private FindingTable() {}

    static Stream<Escalation> apply(Collection<Finding> findings, FindingRule rule) {
        Map<String, List<Finding>> byDay =
                findings.stream()
                        .filter(finding -> finding.kind() == rule.kind())
                        .filter(finding -> rule.subjects().contains(finding.subject().type()))
                        .distinct()
                        .sorted(BY_FACTS)
                        .collect(
                                Collectors.groupingBy(
                                        finding ->
                                                finding.subject().key() + "@" + finding.on().id(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byDay.values().stream().map(sameDay -> measure(sameDay, rule));
    }

    private static Escalation measure(List<Finding> sameDay, FindingRule rule) {
        Finding first = sameDay.getFirst();
        return new Escalation(
                rule.id(),
                rule.measure(),
                first.subject(),
                first.on(),
                null,
                null,
                rule.clause().text(),
                Evidence.ofFacts(
                                sameDay.stream()
                                        .map(Finding::facts)
                                        .distinct()
                                        .collect(Collectors.joining("\n")),
                                sameDay.stream()
                                        .flatMap(finding -> finding.documents().stream())
                                        .distinct()
                                        .toList())
                        .in(first.county()));
    }
}
