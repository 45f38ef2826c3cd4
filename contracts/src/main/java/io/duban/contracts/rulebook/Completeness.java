package io.duban.contracts.rulebook;

import io.duban.contracts.subject.SubjectType;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a rulebook must hold as a whole; its parts have been read by now. */
final class Completeness {

    private Completeness() {}

    static void check(Rulebook rulebook, Section root) {
        oneRulePerFinding(rulebook, root);
        ruleIdsDiffer(rulebook, root);
        scoresHaveIndicators(rulebook, root);
        if (rulebook.closing().firstMonth().end().isBefore(rulebook.closing().firstDay())) {
            root.section("closing").error("firstMonth", "must not end before firstDay");
        }
    }

    private static void oneRulePerFinding(Rulebook rulebook, Section root) {
        List<FindingKind> kinds =
                rulebook.findings().stream().map(FindingRule::kind).sorted().toList();
        if (!kinds.equals(Arrays.asList(FindingKind.values()))) {
            root.error(
                    "findings",
                    "must have each of "
                            + Arrays.toString(FindingKind.values())
                            + " once but has "
                            + kinds);
        }
    }

    private static void ruleIdsDiffer(Rulebook rulebook, Section root) {
        Set<String> seen = new HashSet<>();
        for (Rule rule : rulebook.rules()) {
            if (!seen.add(rule.id())) {
                root.error(listOf(rule), "the id '" + rule.id() + "' is given to two rules");
            }
        }
    }

    private static String listOf(Rule rule) {
        return switch (rule) {
            case RankingRule _ -> "rankings";
            case MissRule _ -> "misses";
            case FindingRule _ -> "findings";
        };
    }

    private static void scoresHaveIndicators(Rulebook rulebook, Section root) {
        for (RankingRule rule : rulebook.rankings()) {
            boolean scored =
                    rule.order().stream()
                            .anyMatch(criterion -> criterion.metric() == Metric.COMPOSITE_SCORE);
            if (scored && !hasIndicators(rulebook, rule.subject())) {
                root.error("indicators", "none has a weight for the ranking '" + rule.id() + "'");
            }
        }
    }

    private static boolean hasIndicators(Rulebook rulebook, SubjectType type) {
        return !rulebook.indicatorsFor(type).isEmpty();
    }
}
