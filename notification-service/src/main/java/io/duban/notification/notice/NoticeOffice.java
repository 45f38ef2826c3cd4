package io.duban.notification.notice;

import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.measure.Escalation;
import io.duban.notification.letter.Revocation;
import io.duban.notification.notice.LifeEntry.Step;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the notices of a day and takes back those whose escalations were revoked. Until somebody
 * has signed a notice follows what it rests on; then it is frozen, and once it is issued another
 * notice takes it back. Every step may be repeated: what is there is not written again, what is
 * taken back is not taken back again.
 */
final class NoticeOffice {

    private final NoticeStore notices;
    private final HeardEscalations ledger;
    private final NoticeComposer composer;

    NoticeOffice(NoticeStore notices, HeardEscalations ledger, NoticeComposer composer) {
        this.notices = notices;
        this.ledger = ledger;
        this.composer = composer;
    }

    void raise(List<EscalationRaised> raised, Act act) {
        add(composer.compose(raised, act.on()), act);
    }

    private void add(List<Notice> written, Act act) {
        notices.addAbsent(written.stream().map(it -> it.stamped(act.at())).toList());
    }

    void revoke(List<EscalationRevoked> revoked, Act act) {
        Map<String, Notice> originals = new LinkedHashMap<>();
        Map<String, List<EscalationRevoked>> parts = new LinkedHashMap<>();
        for (EscalationRevoked each : revoked) {
            Optional<Notice> carrying = notices.carrying(each.raising());
            carrying.filter(it -> !it.revoked().contains(each.raising()))
                    .ifPresent(
                            it -> {
                                originals.put(it.id(), it);
                                parts.computeIfAbsent(it.id(), _ -> new ArrayList<>()).add(each);
                            });
        }
        originals.forEach((id, original) -> takeBack(original, parts.get(id), act));
    }

    private void takeBack(Notice original, List<EscalationRevoked> revoked, Act act) {
        List<String> taken = revoked.stream().map(EscalationRevoked::raising).sorted().toList();
        String reason = Revocation.reason(revoked);
        if (original.life().wasIssued()) {
            Notice revocation = composer.revocation(original, revoked, act.on());
            add(List.of(revocation), act);
            replace(original, corrected(original, taken, revocation.id(), reason, act));
        } else if (original.life().state() == NoticeState.DRAFTED
                && !original.remaining(taken).isEmpty()) {
            // Nobody has signed the draft yet, so there is nothing to take back from anybody.
            replace(original, redrawn(original, original.remaining(taken), reason, act));
        } else {
            replace(original, corrected(original, taken, null, reason, act));
        }
    }

    private Notice redrawn(Notice draft, List<String> transitions, String reason, Act act) {
        NoticeLife life =
                draft.life().noted(Step.REDRAWN, LifeRules.later(draft.life(), act), reason);
        Notice anew = composer.redrawn(draft, ledger.raised(transitions, act.on()));
        return draft.redrawn(anew.content(), anew.letter(), life);
    }

    /** The same with a part of what it carries taken back, and withdrawn when nothing is left. */
    private static Notice corrected(
            Notice original, List<String> taken, String by, String reason, Act act) {
        NoticeLife life = original.life();
        NoticeLife next =
                original.remaining(taken).isEmpty()
                        ? LifeRules.withdrawn(life, reason, act)
                        : life.noted(Step.CORRECTED, LifeRules.later(life, act), reason);
        return original.without(taken, by, next);
    }

    /**
     * Puts the next version in the place of one that was looked at.
     *
     * @throws IllegalStateException when somebody else has changed it meanwhile
     */
    private void replace(Notice before, Notice after) {
        notices.change(
                before.id(),
                stored -> {
                    if (stored.version() != before.version()) {
                        throw new IllegalStateException(
                                "notice "
                                        + before.id()
                                        + " was changed meanwhile; the day is taken again");
                    }
                    return Optional.of(after);
                });
    }

    /** Draws the drafts that carry these anew; of what is frozen it is only said. */
    void amend(List<EscalationAmended> amended, Act act) {
        Map<String, Notice> carrying = new LinkedHashMap<>();
        for (EscalationAmended each : amended) {
            notices.carrying(each.raising()).ifPresent(it -> carrying.put(it.id(), it));
        }
        carrying.values().forEach(it -> amend(it, act));
    }

    private void amend(Notice notice, Act act) {
        List<String> carried = notice.remaining(List.of());
        String changes = changes(carried, act.on());
        if (changes.isEmpty()) {
            return;
        }
        if (notice.life().state() == NoticeState.DRAFTED) {
            Notice redrawn = redrawn(notice, carried, changes, act);
            if (!redrawn.saysAs(notice)) {
                replace(notice, redrawn);
            }
        } else if (!isSaid(notice.life(), changes)) {
            Act now = LifeRules.later(notice.life(), act);
            replace(notice, notice.living(notice.life().noted(Step.CORRECTED, now, changes)));
        }
    }

    /** A day that is handled again says nothing twice. */
    private static boolean isSaid(NoticeLife life, String changes) {
        return life.entries().stream()
                .anyMatch(it -> it.step() == Step.CORRECTED && changes.equals(it.note()));
    }

    /** What has changed since the day before. */
    private String changes(List<String> transitions, LocalDate day) {
        Map<String, Escalation> before = new HashMap<>();
        ledger.raised(transitions, day.minusDays(1))
                .forEach(it -> before.put(it.eventId(), it.escalation()));
        return ledger.raised(transitions, day).stream()
                .flatMap(it -> Amendment.words(before.get(it.eventId()), it.escalation()).stream())
                .collect(Collectors.joining("；"));
    }
}
