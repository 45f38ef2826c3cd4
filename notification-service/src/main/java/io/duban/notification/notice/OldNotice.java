package io.duban.notification.notice;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.measure.Secrecy;
import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Party;
import io.duban.contracts.subject.Subject;
import io.duban.contracts.subject.SubjectType;
import io.duban.kit.outbox.OutboxFields;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Reach.Area;
import io.duban.notification.notice.LifeEntry.Step;

import org.bson.Document;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A notice in the form of the releases that knew drafting, issuing and withdrawing alone. */
final class OldNotice {

    /** What that form had and the present one has not, or elsewhere. */
    static final Set<String> FIELDS =
            Set.of(
                    "subjects",
                    "escalationIds",
                    "counties",
                    "letter",
                    "draftedOn",
                    "withdrawnOn",
                    "reason",
                    "revoked",
                    NoticeDocuments.ISSUED,
                    NoticeDocuments.REVOKES);

    private final Document old;
    private final List<Escalation> carried;
    private final List<String> revokedBy;
    private final Rulebooks rulebooks;

    private OldNotice(
            Document old, List<Escalation> carried, List<String> revokedBy, Rulebooks rulebooks) {
        this.old = old;
        this.carried = carried;
        this.revokedBy = revokedBy;
        this.rulebooks = rulebooks;
    }

    /**
     * @param carried the escalations that it carries, as far as they are known
     * @param revokedBy ids of the notices that take it back
     */
    static Notice read(
            Document old, List<Escalation> carried, List<String> revokedBy, Rulebooks rulebooks) {
        return new OldNotice(old, carried, revokedBy, rulebooks).notice();
    }

    private Notice notice() {
        return new Notice(
                old.getString("_id"),
                old.get(OutboxFields.VERSION, Number.class).longValue(),
                content(),
                OldLetters.read(old.get("letter", Document.class)),
                life(),
                old.getString(NoticeDocuments.REVOKES),
                revokedBy,
                strings("revoked"),
                List.of(),
                List.of());
    }

    private NoticeContent content() {
        Party addressee = party(old.get(NoticeDocuments.ADDRESSEE, Document.class));
        List<Subject> subjects =
                old.getList("subjects", Document.class).stream().map(OldNotice::subject).toList();
        return new NoticeContent(
                old.getString(NoticeDocuments.KIND),
                measure(),
                Period.parse(old.getString(NoticeDocuments.PERIOD)),
                addressee,
                acting(addressee),
                subjects,
                strings("escalationIds"),
                strings(NoticeDocuments.TRANSITIONS),
                bodies(subjects),
                Set.copyOf(strings("counties")),
                secrecy());
    }

    private Measure measure() {
        return Measure.valueOf(old.getString(NoticeDocuments.MEASURE));
    }

    private Rulebook rulebook() {
        return carried.isEmpty() ? rulebooks.latest() : rulebooks.of(carried.getFirst());
    }

    /** Of what nobody knows any more it is nobody's own. */
    private String acting(Party addressee) {
        return carried.stream()
                .findFirst()
                .map(it -> Concerned.addressed(addressee, it, rulebook().terms(measure())).reach())
                .orElseGet(() -> Reach.name(Area.DEPARTMENT, addressee.id()));
    }

    private Set<String> bodies(List<Subject> subjects) {
        Set<String> bodies = new HashSet<>(strings(NoticeDocuments.CONCERNED));
        if (bodies.isEmpty()) {
            subjects.forEach(it -> bodies.add(it.key()));
            strings("counties").forEach(it -> bodies.add(Reach.name(Area.COUNTY, it)));
            carried.forEach(it -> bodies.addAll(Concerned.bodies(it)));
        }
        return bodies;
    }

    private Secrecy secrecy() {
        String kept = old.getString(NoticeDocuments.SECRECY);
        if (kept != null) {
            return Secrecy.valueOf(kept.toUpperCase(Locale.ROOT));
        }
        boolean restricted =
                carried.isEmpty()
                        ? rulebooks.everRestricted().contains(measure())
                        : carried.stream()
                                .map(rulebooks::secrecy)
                                .anyMatch(Secrecy.RESTRICTED::equals);
        return restricted ? Secrecy.RESTRICTED : Secrecy.OPEN;
    }

    /** What was issued before anybody was asked to receive it is reminded of to nobody. */
    private NoticeLife life() {
        NoticeLife life = LifeRules.drafted(act("draftedOn"), terms());
        if (old.getString(NoticeDocuments.ISSUED) != null) {
            Act issued = act(NoticeDocuments.ISSUED);
            life =
                    life.issuedAs(null, issued.on())
                            .then(Step.ISSUED, NoticeState.ISSUED, null, issued, null);
        }
        return NoticeState.WITHDRAWN.wire().equals(old.getString(NoticeDocuments.STATE))
                ? LifeRules.withdrawn(life, old.getString("reason"), act("withdrawnOn"))
                : life;
    }

    private LifeTerms terms() {
        return old.getString(NoticeDocuments.REVOKES) == null
                ? LifeTerms.of(rulebook().notices(), rulebook().terms(measure()))
                : LifeTerms.ofRevocation(rulebook().notices());
    }

    private Act act(String field) {
        return Act.ofDayEnd(LocalDate.parse(old.getString(field)), null);
    }

    private List<String> strings(String field) {
        return old.getList(field, String.class, List.of());
    }

    private static Party party(Document document) {
        return new Party(document.getString("id"), document.getString("name"));
    }

    private static Subject subject(Document document) {
        return new Subject(
                SubjectType.valueOf(document.getString("type")),
                document.getString("code"),
                document.getString("name"));
    }
}
