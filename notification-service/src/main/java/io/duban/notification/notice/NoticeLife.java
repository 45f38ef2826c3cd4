package io.duban.notification.notice;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The life of a notice. What may follow what is for {@link LifeRules} to say; this only keeps it.
 *
 * @param draftedOn the business day whose end wrote it
 * @param issuedOn the day that it bears; absent until it is in force
 * @param withdrawnOn absent unless it was withdrawn
 * @param reason why it was withdrawn
 * @param number absent until it is issued, and of notices of before there were numbers
 * @param answerBy the last business day for the answer; absent until it is received, and where none
 *     is demanded
 * @param waits absent when nothing is waited for
 * @param entries oldest first
 */
public record NoticeLife(
        NoticeState state,
        LocalDate draftedOn,
        LocalDate issuedOn,
        LocalDate withdrawnOn,
        String reason,
        NoticeNumber number,
        LifeTerms terms,
        List<Signature> signatures,
        List<Answer> answers,
        LocalDate answerBy,
        Waiting waits,
        List<LifeEntry> entries) {

    public NoticeLife {
        signatures = List.copyOf(signatures);
        answers = List.copyOf(answers);
        entries = List.copyOf(entries);
    }

    /** Whether it was ever in force. */
    public boolean wasIssued() {
        return issuedOn != null;
    }

    /** Whether it has all signatures that it needs, or needs none. */
    boolean isSigned() {
        return signatures.size() >= terms.signatures();
    }

    /** Whether nothing but its number keeps it from being in force. */
    boolean isReady() {
        return state.isPending() && isSigned();
    }

    /** The day of its last step. */
    LocalDate last() {
        return entries.isEmpty() ? draftedOn : entries.getLast().on();
    }

    /** The last thing that happened of a kind. */
    Optional<LifeEntry> last(LifeEntry.Step step) {
        return entries.reversed().stream().filter(it -> it.step() == step).findFirst();
    }

    /** The same in another state, waiting for something else, with an entry that says so. */
    NoticeLife then(
            LifeEntry.Step step, NoticeState next, Waiting nextWaits, Act act, String note) {
        return new NoticeLife(
                next,
                draftedOn,
                issuedOn,
                withdrawnOn,
                reason,
                number,
                terms,
                signatures,
                answers,
                answerBy,
                nextWaits,
                with(new LifeEntry(step, next, act.on(), act.at(), act.by(), note, null)));
    }

    /** The same with an entry, in the state that it is in. */
    NoticeLife noted(LifeEntry.Step step, Act act, String note) {
        return then(step, state, waits, act, note);
    }

    /** The same with an entry that says what is overdue. */
    NoticeLife reminding(Waiting nextWaits, Waiting.Step of, LocalDate due, Act act) {
        LifeEntry entry =
                new LifeEntry(
                        LifeEntry.Step.REMINDED,
                        state,
                        act.on(),
                        act.at(),
                        act.by(),
                        of.wire(),
                        due);
        return new NoticeLife(
                state,
                draftedOn,
                issuedOn,
                withdrawnOn,
                reason,
                number,
                terms,
                signatures,
                answers,
                answerBy,
                nextWaits,
                with(entry));
    }

    NoticeLife signedBy(Signature signature) {
        List<Signature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new NoticeLife(
                state,
                draftedOn,
                issuedOn,
                withdrawnOn,
                reason,
                number,
                terms,
                all,
                answers,
                answerBy,
                waits,
                entries);
    }

    NoticeLife issuedAs(NoticeNumber itsNumber, LocalDate on) {
        return new NoticeLife(
                state,
                draftedOn,
                on,
                withdrawnOn,
                reason,
                itsNumber,
                terms,
                signatures,
                answers,
                answerBy,
                waits,
                entries);
    }

    NoticeLife answeredBy(Answer answer) {
        List<Answer> all = new ArrayList<>(answers);
        all.add(answer);
        return new NoticeLife(
                state,
                draftedOn,
                issuedOn,
                withdrawnOn,
                reason,
                number,
                terms,
                signatures,
                all,
                answerBy,
                waits,
                entries);
    }

    NoticeLife toAnswerBy(LocalDate day) {
        return new NoticeLife(
                state,
                draftedOn,
                issuedOn,
                withdrawnOn,
                reason,
                number,
                terms,
                signatures,
                answers,
                day,
                waits,
                entries);
    }

    NoticeLife withdrawnFor(LocalDate on, String why) {
        return new NoticeLife(
                state,
                draftedOn,
                issuedOn,
                on,
                why,
                number,
                terms,
                signatures,
                answers,
                answerBy,
                waits,
                entries);
    }

    /** The same whose steps, as far as their instant is not known, were taken now. */
    NoticeLife stamped(OffsetDateTime at) {
        List<LifeEntry> stamped =
                entries.stream()
                        .map(
                                it ->
                                        it.at() == null
                                                ? new LifeEntry(
                                                        it.step(),
                                                        it.state(),
                                                        it.on(),
                                                        at,
                                                        it.by(),
                                                        it.note(),
                                                        it.due())
                                                : it)
                        .toList();
        return new NoticeLife(
                state,
                draftedOn,
                issuedOn,
                withdrawnOn,
                reason,
                number,
                terms,
                signatures,
                answers,
                answerBy,
                waits,
                stamped);
    }

    private List<LifeEntry> with(LifeEntry entry) {
        List<LifeEntry> all = new ArrayList<>(entries);
        all.add(entry);
        return all;
    }
}
