package io.duban.notification.notice;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.subject.Subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Says what has changed of what a measure rests on (依据变更), for the life of its notice. */
final class Amendment {

    private Amendment() {}

    /** In half a sentence; empty when people read the same in both. */
    static Optional<String> words(Escalation before, Escalation after) {
        List<String> changes = new ArrayList<>();
        for (EvidenceRow now : after.evidence().rows()) {
            row(before, now)
                    .ifPresentOrElse(was -> compare(was, now, changes), () -> added(now, changes));
        }
        before.evidence().rows().stream()
                .filter(was -> row(after, was).isEmpty())
                .forEach(was -> changes.add("不再依据" + was.period().term() + "排名"));
        counted("连续次数", before.streak(), after.streak(), changes);
        counted("次数", before.occurrence(), after.occurrence(), changes);
        if (!Objects.equals(before.evidence().facts(), after.evidence().facts())) {
            changes.add("事实已更正");
        }
        Subject subject = after.subject();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(subject.name() + "：" + String.join("，", changes));
    }

    private static Optional<EvidenceRow> row(Escalation of, EvidenceRow other) {
        return of.evidence().rows().stream()
                .filter(
                        it ->
                                it.ranking().equals(other.ranking())
                                        && it.period().equals(other.period()))
                .findFirst();
    }

    private static void compare(EvidenceRow was, EvidenceRow now, List<String> changes) {
        String when = now.period().term();
        counted(when + "位次", was.rank(), now.rank(), changes);
        if (was.value().compareTo(now.value()) != 0) {
            changes.add(
                    when
                            + "数值由"
                            + was.value().toPlainString()
                            + "更正为"
                            + now.value().toPlainString());
        }
        if (!Objects.equals(was.rated(), now.rated())) {
            counted(when + "参加排名数", was.rated(), now.rated(), changes);
        }
    }

    private static void added(EvidenceRow now, List<String> changes) {
        changes.add("另依据" + now.period().term() + "排名");
    }

    private static void counted(String what, Integer was, Integer now, List<String> changes) {
        if (!Objects.equals(was, now) && was != null && now != null) {
            changes.add(what + "由" + was + "更正为" + now);
        }
    }
}
