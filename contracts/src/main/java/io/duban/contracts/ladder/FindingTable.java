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

/**
 * Findings: the table of RULES 2.6. Each is a measure of its own; only of those that were entered
 * before findings had ids, all of one day against one body are one measure and stay so.
 */
final class FindingTable {

    private static final Comparator<Finding> BY_FACTS =
            Comparator.comparing(Finding::facts)
                    .thenComparing(finding -> String.join("\n", finding.documents()))
                    .thenComparing(finding -> finding.subject().name());

    private FindingTable() {}

    static Stream<Escalation> apply(Collection<Finding> findings, FindingRule rule) {
        Map<String, List<Finding>> byIdentity =
                findings.stream()
                        .filter(finding -> finding.kind() == rule.kind())
                        .filter(finding -> rule.subjects().contains(finding.subject().type()))
                        .distinct()
                        .sorted(BY_FACTS)
                        .collect(
                                Collectors.groupingBy(
                                        FindingTable::identity, TreeMap::new, Collectors.toList()));
        return byIdentity.values().stream().map(same -> measure(same, rule));
    }

    private static String identity(Finding finding) {
        return finding.id() != null
                ? "#" + finding.id()
                : finding.subject().key() + "@" + finding.on().id();
    }

    private static Escalation measure(List<Finding> same, FindingRule rule) {
        Finding first = same.getFirst();
        return new Escalation(
                rule.id(),
                rule.measure(),
                first.subject(),
                first.on(),
                null,
                null,
                rule.clause().text(),
                Evidence.ofFacts(
                                same.stream()
                                        .map(Finding::facts)
                                        .distinct()
                                        .collect(Collectors.joining("\n")),
                                same.stream()
                                        .flatMap(finding -> finding.documents().stream())
                                        .distinct()
                                        .toList())
                        .in(first.county())
                        .sealedAs(first.sealed()),
                first.id());
    }
}
