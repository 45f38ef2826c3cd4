package io.duban.project.ledger;

import io.duban.kit.json.Form;

import java.time.LocalDate;

/**
 * That something is complete, as it is sent.
 *
 * @param reason why an earlier date is corrected; absent at first
 */
public record CompletionForm(LocalDate completedOn, String evidence, String reason) {

    private static final int LONGEST_TEXT = 2_000;

    /** Why something is not complete after all, as it is sent. */
    public static String withdrawal(Form form) {
        String reason = form.text("reason", LONGEST_TEXT);
        form.finish();
        return reason;
    }

    /** Whether just this date is recorded. */
    boolean isRecorded(Completion completion) {
        return completion.completedOn().equals(completedOn);
    }

    /**
     * Refuses a completion dated before the day it is reported without evidence, and one before
     * there was anything to complete.
     *
     * @param enteredOn null where it is not known
     */
    public void requireCredible(LocalDate enteredOn, LocalDate openDay) {
        if (enteredOn != null && completedOn.isBefore(enteredOn)) {
            throw Refusals.field(
                    "completedOn",
                    "before-entry",
                    "must not lie before " + enteredOn + ", when it was entered");
        }
        if (completedOn.isBefore(openDay) && evidence == null) {
            throw Refusals.field(
                    "evidence",
                    "required",
                    "is required for a completion before today, " + openDay);
        }
    }

    public static CompletionForm read(Form form, LocalDate openDay) {
        LocalDate completedOn = Dates.past(form, "completedOn", openDay);
        String evidence = form.has("evidence") ? form.text("evidence", LONGEST_TEXT) : null;
        String reason = form.has("reason") ? form.text("reason", LONGEST_TEXT) : null;
        form.finish();
        return new CompletionForm(completedOn, evidence, reason);
    }
}
