package io.duban.project.submission;

import io.duban.contracts.rulebook.SubmissionTerms;
import io.duban.contracts.subject.Party;

import java.time.LocalDate;

/**
 * A document that a body owes, and what became of it.
 *
 * @param submittedOn absent while it is missing
 * @param title absent likewise
 * @param version of all that the body has sent in for the year; absent before it has sent anything
 */
public record SubmissionRow(
        Party body,
        String kind,
        String name,
        LocalDate due,
        State state,
        LocalDate submittedOn,
        String title,
        Long version) {

    /** What became of it. */
    public enum State {
        /** It was sent in. */
        IN_TIME("按期报送"),
        /** It was sent in after it was due. */
        LATE("逾期报送"),
        /** It is missing and not yet due. */
        OPEN("未到期"),
        /** It is missing, and the due day has ended. */
        OVERDUE("逾期未报");

        private final String term;

        State(String term) {
            this.term = term;
        }

        /** What people call it. */
        public String term() {
            return term;
        }
    }

    public boolean isMissing() {
        return submittedOn == null;
    }

    static SubmissionRow of(Party body, SubmissionTerms terms, Submission sent, LocalDate openDay) {
        Submission.Item item = sent == null ? null : sent.item(terms.code()).orElse(null);
        LocalDate on = item == null ? null : item.submittedOn();
        return new SubmissionRow(
                body,
                terms.code(),
                terms.name(),
                terms.due(),
                state(terms.due(), on, openDay),
                on,
                item == null ? null : item.title(),
                sent == null ? null : sent.version());
    }

    private static State state(LocalDate due, LocalDate on, LocalDate openDay) {
        if (on == null) {
            return openDay.isAfter(due) ? State.OVERDUE : State.OPEN;
        }
        return on.isAfter(due) ? State.LATE : State.IN_TIME;
    }
}
