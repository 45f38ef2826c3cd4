package io.duban.project.ledger;

import io.duban.kit.json.Form;

import java.time.LocalDate;

/**
 * An approved extension (延期审批) as it is sent.
 *
 * @param evidence such as the number of the approval; absent where none was told
 */
public record ExtensionForm(
        LocalDate due, String reason, String approvedBy, LocalDate approvedOn, String evidence) {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EVIDENCE = 2_000;

    /** Whether it moves a day that has ended, which takes evidence and a second person. */
    public boolean isLate(LocalDate current, LocalDate openDay) {
        if (current.isBefore(openDay) && evidence == null) {
            throw Refusals.field(
                    "evidence",
                    "required",
                    "is required to extend " + current + ", which has ended");
        }
        return current.isBefore(openDay);
    }

    public static ExtensionForm read(Form form, LocalDate openDay) {
        LocalDate due = Dates.plausible(form, "due");
        String reason = form.text("reason", LONGEST_REASON);
        String approvedBy = form.text("approvedBy", LONGEST_NAME);
        LocalDate approvedOn = Dates.past(form, "approvedOn", openDay);
        String evidence = form.has("evidence") ? form.text("evidence", LONGEST_EVIDENCE) : null;
        form.finish();
        return new ExtensionForm(due, reason, approvedBy, approvedOn, evidence);
    }
}
