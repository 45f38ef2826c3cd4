package io.duban.notification.notice;

import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.notification.letter.Revocation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the notices of a day and takes back those whose escalations were revoked. Every step may
 * be repeated: what is there is not written again, what is taken back is not taken back again.
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
        String reason = Revocation.reason(revoked);
        if (original.life().state() == NoticeState.DRAFTED) {
            // Nobody has the draft yet, so there is nothing to take back from anybody: what is left
            // of it becomes a draft of its own.
            raise(raisings(original.remaining(taken)), day);
            notices.takeBack(original.abandoned(taken, day, reason));
        } else {
            notices.addAbsent(List.of(composer.revocation(original, revoked, day)));
            notices.takeBack(original.without(taken, day, reason));
        }
    }

    private List<EscalationRaised> raisings(List<String> transitions) {
        return ledger.find(transitions).stream()
                .filter(EscalationRaised.class::isInstance)
                .map(EscalationRaised.class::cast)
                .toList();
    }
}
