package io.duban.contracts.rulebook;

/** Something that can demand a measure: a ranking, missed tasks, or a finding. */
public sealed interface Rule permits RankingRule, MissRule, FindingRule {

    /** Identity of the rule, and the {@code rule} of the escalations that it raises. */
    String id();

    /** What people call it. */
    String title();

    /** The words of the notice that it follows. */
    Clause clause();
}
