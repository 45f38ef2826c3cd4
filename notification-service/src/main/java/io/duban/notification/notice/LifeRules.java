package io.duban.notification.notice;

import io.duban.contracts.period.WorkingDays;
import io.duban.contracts.rulebook.BundledCalendars;
import io.duban.notification.notice.LifeEntry.Step;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What may follow what in the life of a notice (文书流转), each step a pure function: drafted → signed
 * → issued → delivered → received → answered → closed, back from answered to received when the
 * answer does not do, out of it by withdrawal or by being voided. A step that was taken by the very
 * same call is taken once.
 */
final class LifeRules {

    private static final WorkingDays DAYS = BundledCalendars.china();

    private LifeRules() {}

    /** The day itself, or the next one on which offices work: a letter bears no day off. */
    static LocalDate workday(LocalDate day) {
        return DAYS.isWorkingDay(day) ? day : DAYS.after(day, 1);
    }

    /** A life begins. */
    static NoticeLife drafted(Act act, LifeTerms terms) {
        NoticeLife none =
                new NoticeLife(
                        NoticeState.DRAFTED,
                        act.on(),
                        null,
                        null,
                        null,
                        null,
                        terms,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of());
        // What needs no signature waits for nothing but the day's end; who finds it waiting longer
        // learns that it is held.
        Waiting waits = until(Waiting.Step.SIGNATURE, act.on(), terms.signWithin());
        return none.then(Step.DRAFTED, NoticeState.DRAFTED, waits, act, null);
    }

    /**
     * Somebody signs.
     *
     * @param taskForce for which; absent where it was not said
     */
    static Ruling sign(NoticeLife life, String person, String post, String taskForce, Act act) {
        if (life.state().isGone()) {
            return gone(life);
        }
        Optional<Signature> before =
                life.signatures().stream()
                        .filter(it -> Persons.same(it.person(), person))
                        .findFirst();
        if (before.isPresent()) {
            return repeated(before.get(), post, taskForce);
        }
        if (!life.state().isPending() || life.isSigned()) {
            return Ruling.conflict(
                    "no-signature-needed",
                    "It has the " + life.terms().signatures() + " signatures that it needs.");
        }
        return forWhom(life, taskForce, force -> signed(life, person, post, force, act));
    }

    private static Ruling repeated(Signature before, String post, String taskForce) {
        boolean same =
                before.post().equals(post)
                        && (taskForce == null || taskForce.equals(before.taskForce()));
        return same
                ? Ruling.same()
                : Ruling.conflict("signed-before", before.person() + " has signed it.");
    }

    private interface Signing {
        Ruling by(String taskForce);
    }

    private static Ruling forWhom(NoticeLife life, String named, Signing signing) {
        List<String> all = life.terms().signedBy();
        List<String> have = life.signatures().stream().map(Signature::taskForce).toList();
        List<String> open =
                life.terms().isOneForEach()
                        ? all.stream().filter(it -> !have.contains(it)).toList()
                        : all;
        if (named == null) {
            return switch (open.size()) {
                case 0 -> signing.by(null);
                case 1 -> signing.by(open.getFirst());
                default ->
                        Ruling.invalid(
                                "/taskForce", "required", "is required and must be one of " + open);
            };
        }
        if (!all.isEmpty() && !all.contains(named)) {
            return Ruling.invalid("/taskForce", "wrong-task-force", "must be one of " + all);
        }
        return open.isEmpty() || open.contains(named)
                ? signing.by(named)
                : Ruling.conflict("signed-before", "The task force " + named + " has signed it.");
    }

    private static Ruling signed(
            NoticeLife life, String person, String post, String taskForce, Act act) {
        Act dated = later(life, act.on(workday(act.on())));
        NoticeLife next = life.signedBy(new Signature(person, post, taskForce, dated.on()));
        Waiting waits = next.isSigned() ? null : life.waits();
        return Ruling.next(next.then(Step.SIGNED, NoticeState.SIGNED, waits, dated, null));
    }

    /**
     * It gets its number and is in force.
     *
     * @param act on the day that it then bears
     */
    static Ruling issue(NoticeLife life, NoticeNumber number, Act act) {
        if (life.wasIssued()) {
            return Ruling.same();
        }
        if (!life.isReady()) {
            return Ruling.conflict("not-ready", "It is " + life.state().wire() + ".");
        }
        Waiting waits = until(Waiting.Step.RECEIPT, act.on(), life.terms().receiptWithin());
        return Ruling.next(
                life.issuedAs(number, act.on())
                        .then(Step.ISSUED, NoticeState.ISSUED, waits, later(life, act), null));
    }

    /** The addressee has it. */
    static Ruling deliver(NoticeLife life, Act act) {
        return switch (life.state()) {
            case ISSUED ->
                    Ruling.next(
                            life.then(
                                    Step.DELIVERED,
                                    NoticeState.DELIVERED,
                                    life.waits(),
                                    later(life, act),
                                    null));
            case DELIVERED, RECEIVED, ANSWERED, CLOSED -> Ruling.same();
            case DRAFTED, SIGNED -> notIssued();
            case WITHDRAWN, VOID -> gone(life);
        };
    }

    /** The addressee says that it has received it. */
    static Ruling receive(NoticeLife life, Act act) {
        return switch (life.state()) {
            case DELIVERED -> received(life, Step.RECEIVED, later(life, act), null);
            case RECEIVED, ANSWERED, CLOSED -> receivedBefore(life, act);
            case DRAFTED, SIGNED -> notIssued();
            case ISSUED -> Ruling.conflict("not-delivered", "It has not been delivered.");
            case WITHDRAWN, VOID -> gone(life);
        };
    }

    private static Ruling receivedBefore(NoticeLife life, Act act) {
        return life.last(Step.RECEIVED)
                        .map(LifeEntry::by)
                        .filter(it -> Persons.same(it.person(), act.by().person()))
                        .isPresent()
                ? Ruling.same()
                : Ruling.conflict("received-before", "Somebody else has received it.");
    }

    /** The term for an answer runs from here. */
    private static Ruling received(NoticeLife life, Step step, Act act, String note) {
        Integer within = life.terms().answerWithin();
        LocalDate by = within == null ? null : DAYS.after(act.on(), within);
        Waiting waits = by == null ? null : Waiting.until(Waiting.Step.ANSWER, by);
        return Ruling.next(life.toAnswerBy(by).then(step, NoticeState.RECEIVED, waits, act, note));
    }

    /**
     * The addressee answers.
     *
     * @param seen whether it names the version that it answers; one that does not may be a call
     *     that comes again
     */
    static Ruling answer(
            NoticeLife life, String text, List<String> attachments, boolean seen, Act act) {
        return switch (life.state()) {
            case RECEIVED -> {
                if (!seen && saysTheLast(life, text, attachments)) {
                    yield Ruling.conflict(
                            "returned-before", "This answer was returned; another one is needed.");
                }
                Act now = later(life, act);
                Waiting waits = until(Waiting.Step.CLOSURE, now.on(), life.terms().closeWithin());
                yield Ruling.next(
                        life.answeredBy(new Answer(text, attachments, now.on(), now.by()))
                                .then(Step.ANSWERED, NoticeState.ANSWERED, waits, now, null));
            }
            case ANSWERED, CLOSED ->
                    saysTheLast(life, text, attachments)
                            ? Ruling.same()
                            : Ruling.conflict(
                                    "answered-before",
                                    "It has been answered; only one that was returned is answered"
                                            + " again.");
            case DRAFTED, SIGNED -> notIssued();
            case ISSUED, DELIVERED -> notReceived();
            case WITHDRAWN, VOID -> gone(life);
        };
    }

    private static boolean saysTheLast(NoticeLife life, String text, List<String> attachments) {
        return !life.answers().isEmpty() && life.answers().getLast().says(text, attachments);
    }

    /** The answer does not do. */
    static Ruling sendBack(NoticeLife life, String reason, Act act) {
        return switch (life.state()) {
            case ANSWERED -> received(life, Step.RETURNED, later(life, act), reason);
            case RECEIVED ->
                    life.last(Step.RETURNED).filter(it -> it.note().equals(reason)).isPresent()
                            ? Ruling.same()
                            : notAnswered();
            case ISSUED, DELIVERED, CLOSED -> notAnswered();
            case DRAFTED, SIGNED -> notIssued();
            case WITHDRAWN, VOID -> gone(life);
        };
    }

    /** The matter is done with. */
    static Ruling close(NoticeLife life, String note, Act act) {
        return switch (life.state()) {
            case ANSWERED -> closed(life, note, act);
            case RECEIVED ->
                    life.terms().answerWithin() == null ? closed(life, note, act) : notAnswered();
            case CLOSED ->
                    life.last(Step.CLOSED).filter(it -> it.note().equals(note)).isPresent()
                            ? Ruling.same()
                            : Ruling.conflict("closed", "It has been closed.");
            case ISSUED, DELIVERED ->
                    life.terms().answerWithin() == null ? notReceived() : notAnswered();
            case DRAFTED, SIGNED -> notIssued();
            case WITHDRAWN, VOID -> gone(life);
        };
    }

    private static Ruling closed(NoticeLife life, String note, Act act) {
        return Ruling.next(
                life.then(Step.CLOSED, NoticeState.CLOSED, null, later(life, act), note));
    }

    /** An official takes it out of force; its number stays. */
    static Ruling annul(NoticeLife life, String reason, Act act) {
        return switch (life.state()) {
            case DRAFTED, SIGNED, ISSUED, DELIVERED, RECEIVED, ANSWERED ->
                    Ruling.next(
                            life.then(Step.VOID, NoticeState.VOID, null, later(life, act), reason));
            case VOID ->
                    life.last(Step.VOID).filter(it -> it.note().equals(reason)).isPresent()
                            ? Ruling.same()
                            : gone(life);
            case CLOSED -> Ruling.conflict("closed", "It has been closed.");
            case WITHDRAWN -> gone(life);
        };
    }

    /** Nothing is left of what it rests on. */
    static NoticeLife withdrawn(NoticeLife life, String reason, Act act) {
        Act now = later(life, act);
        return life.withdrawnFor(now.on(), reason)
                .then(Step.WITHDRAWN, NoticeState.WITHDRAWN, null, now, reason);
    }

    /** That what is waited for is overdue is said once; empty where it is not, or was said. */
    static Optional<NoticeLife> reminded(NoticeLife life, Act dayEnd) {
        Waiting waits = life.waits();
        if (waits == null || waits.reminded() || waits.due().isAfter(dayEnd.on())) {
            return Optional.empty();
        }
        return Optional.of(
                life.reminding(waits.told(), waits.step(), waits.due(), later(life, dayEnd)));
    }

    /**
     * No step lies before the one that it follows: a letter may bear a day that is still to come.
     */
    static Act later(NoticeLife life, Act act) {
        return life.last().isAfter(act.on()) ? act.on(life.last()) : act;
    }

    private static Waiting until(Waiting.Step step, LocalDate from, int within) {
        return Waiting.until(step, DAYS.after(from, within));
    }

    private static Ruling gone(NoticeLife life) {
        return Ruling.conflict(
                life.state().wire(),
                life.state() == NoticeState.VOID ? "It is void." : "It has been withdrawn.");
    }

    private static Ruling notIssued() {
        return Ruling.conflict("not-issued", "It has not been issued.");
    }

    private static Ruling notReceived() {
        return Ruling.conflict("not-received", "It has not been received.");
    }

    private static Ruling notAnswered() {
        return Ruling.conflict("not-answered", "There is no answer that waits to be judged.");
    }
}
