package io.duban.notification.letter;

import io.duban.contracts.event.EscalationEvent.EscalationRevoked;
import io.duban.contracts.subject.Subject;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a 撤销通知 takes back.
 *
 * @param original the letter that carried it
 * @param number of that letter; absent when it was issued before there were numbers
 * @param issuedOn when that letter was issued
 * @param to whom it went to
 * @param revoked not empty; all of one measure
 * @param remaining whom the letter still is about; empty when nothing is left of it
 */
public record Revocation(
        Letter original,
        String number,
        LocalDate issuedOn,
        Addressee to,
        List<EscalationRevoked> revoked,
        List<Subject> remaining) {

    public Revocation {
        revoked = List.copyOf(revoked);
        remaining = List.copyOf(remaining);
    }

    /** Why these were revoked, in one line. */
    public static String reason(Collection<EscalationRevoked> revoked) {
        return revoked.stream()
                .map(EscalationRevoked::reason)
                .map(Prose::open)
                .distinct()
                .sorted()
                .collect(Collectors.joining("；"));
    }

    /** Whom is no longer meant. */
    List<Subject> gone() {
        return revoked.stream().map(it -> it.escalation().subject()).distinct().toList();
    }
}
