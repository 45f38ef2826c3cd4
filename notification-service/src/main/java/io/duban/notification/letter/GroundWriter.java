package io.duban.notification.letter;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Half;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Quarter;
import io.duban.contracts.rulebook.FindingRule;
import io.duban.contracts.rulebook.Rulebooks;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says why a measure is taken (事由), in half a sentence that follows whom it is taken against: a
 * place, a task that was missed, or what was found.
 */
final class GroundWriter {

    private final Supplier<Rulebooks> rulebooks;
    private final Boards boards;

    GroundWriter(Supplier<Rulebooks> rulebooks, Boards boards) {
        this.rulebooks = rulebooks;
        this.boards = boards;
    }

    /** Of escalations that one letter carries. */
    String write(List<Escalation> escalations) {
        Escalation first = escalations.getFirst();
        List<EvidenceRow> rows = first.evidence().rows();
        if (rows.isEmpty()) {
            return first.occurrence() == null ? found(first) : missed(first);
        }
        EvidenceRow last = rows.getLast();
        boolean inARow = escalations.size() == 1 && rows.size() > 1 && first.streak() != null;
        return inARow
                ? "在" + boards.title(last) + "中连续" + times(first) + "居" + boards.listed(last)
                : "在" + boards.board(last) + "中居" + boards.listed(last);
    }

    private static String times(Escalation escalation) {
        String unit =
                switch (escalation.period()) {
                    case Month _ -> "个月";
                    case Quarter _ -> "个季度";
                    case Half _ -> "个半年";
                    case Day _ -> "次";
                };
        return Numerals.counting(escalation.streak()) + unit;
    }

    private static String missed(Escalation escalation) {
        return Boards.time(escalation.period())
                + "未按时间节点要求完成“一台账、两清单”任务，系整治期间第"
                + Numerals.ordinal(escalation.occurrence())
                + "次";
    }

    private String found(Escalation escalation) {
        return "在专项整治中" + rule(escalation).map(it -> problem(it.title())).orElse("存在突出问题");
    }

    /** A title may be a noun, 不作为, or say itself that there is much of it, 问题突出. */
    private static String problem(String title) {
        String open = Prose.open(title);
        if (open.endsWith("突出")) {
            return open;
        }
        String problems = open.contains("、") ? "等问题" : "问题";
        return "存在" + open + (open.endsWith("问题") ? "" : problems);
    }

    private Optional<FindingRule> rule(Escalation escalation) {
        return rulebooks.get().of(escalation).findings().stream()
                .filter(it -> it.id().equals(escalation.rule()))
                .findFirst();
    }
}
