package io.duban.ranking.query;

import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.RankingRule;
import io.duban.contracts.rulebook.Schedule;
import io.duban.contracts.subject.SubjectType;

import java.util.Optional;

/**
 * A ranking of the rulebook in force.
 *
 * @param clause quoted with its reference
 * @param live whether the open period has a provisional board
 * @param latest period that has a board; absent before the first
 * @param openPeriod absent where none is open
 */
record RankingHead(
        String id,
        String title,
        SubjectType subject,
        String clause,
        String schedule,
        boolean live,
        Period latest,
        Period openPeriod) {

    static RankingHead of(
            RankingRule rule, boolean live, Optional<Period> latest, Optional<Period> open) {
        return new RankingHead(
                rule.id(),
                rule.title(),
                rule.subject(),
                rule.clause().text(),
                name(rule.schedule()),
                live,
                latest.orElse(null),
                open.orElse(null));
    }

    private static String name(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Monthly _ -> "monthly";
            case Schedule.Quarterly _ -> "quarterly";
            case Schedule.HalfYearly _ -> "half-yearly";
            case Schedule.Checkpoints _ -> "checkpoints";
        };
    }
}
