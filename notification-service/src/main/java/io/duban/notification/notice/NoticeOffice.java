package io.duban.notification.notice;

import io.duban.contracts.event.EscalationEvent.EscalationAmended;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the notices of a day, takes back those whose escalations were revoked, and draws drafts
 * anew whose escalations were amended. Every step may be repeated: what is there is not written
 * again, what is taken back is not taken back again.
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

    void raise(List<EscalationRaised> raised, LocalDate day) {
        notices.addAbsent(composer.compose(raised, day));
    }

    void revoke(List<EscalationRevoked> revoked, LocalDate day) {
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
        originals.forEach((id, original) -> takeBack(original, parts.get(id), day));
    }

    private void takeBack(Notice original, List<EscalationRevoked> revoked, LocalDate day) {
        List<String> taken = revoked.stream().map(EscalationRevoked::raising).sorted().toList();
        String reason = NoticeComposer.reason(revoked);
        if (original.life().state() == NoticeState.DRAFTED) {
            // Nobody has the draft yet, so there is nothing to take back from anybody: what is left
            // of it becomes a draft of its own.
            raise(ledger.raised(original.remaining(taken), day), day);
            notices.takeBack(original.abandoned(taken, day, reason));
        } else {
            notices.addAbsent(List.of(composer.revocation(original, revoked, day)));
            notices.takeBack(original.without(taken, day, reason));
        }
    }

    /** Draws the drafts that carry these anew; what somebody has signed stays as it was signed. */
    void amend(List<EscalationAmended> amended, LocalDate day) {
        Map<String, Notice> drafts = new LinkedHashMap<>();
        for (EscalationAmended each : amended) {
            notices.carrying(each.raising())
                    .filter(it -> it.life().state() == NoticeState.DRAFTED)
                    .ifPresent(it -> drafts.put(it.id(), it));
        }
        drafts.values().forEach(it -> redraw(it, day));
    }

    private void redraw(Notice draft, LocalDate day) {
        List<EscalationRaised> standing = ledger.raised(draft.content().transitions(), day);
        Notice redrawn = composer.redrawn(draft, standing);
        if (!redrawn.saysAs(draft)) {
            notices.redraw(redrawn);
        }
    }
}
