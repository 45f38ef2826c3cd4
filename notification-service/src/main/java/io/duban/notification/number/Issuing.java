package io.duban.notification.number;

/**
 * Gives a notice its number, in one write of the notice's own document.
 *
 * <p>It is asked again for the same notice and the same number, by this instance and by others that
 * help, also long after the answer was found. Therefore an answer, once given, must be given for
 * ever: a notice that has a number keeps it, and one that is gone never comes back.
 */
@FunctionalInterface
public interface Issuing {

    /** What became of it. */
    enum Outcome {
        /** The notice has this very number, now or since earlier. */
        ISSUED,
        /** The notice never will have this number: it was given up before, or has another. */
        GONE
    }

    /**
     * Issues the notice under the number unless that is settled already.
     *
     * @throws RuntimeException when neither can be told now; whoever comes next asks again
     */
    Outcome issue(String noticeId, DocumentNumber number);
}
