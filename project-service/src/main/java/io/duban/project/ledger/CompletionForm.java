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

    public static CompletionForm read(Form form, LocalDate openDay) {
        LocalDate completedOn = Dates.past(form, "completedOn", openDay);
        String evidence = form.optionalText("evidence", LONGEST_TEXT);
        String reason = form.has("reason") ? form.text("reason", LONGEST_TEXT) : null;
        form.finish();
        return new CompletionForm(completedOn, evidence, reason);
    }
}
