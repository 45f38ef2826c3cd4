package io.duban.project.ledger;

import io.duban.kit.json.Form;

import java.time.LocalDate;

/** An approved extension (延期审批) as it is sent. */
public record ExtensionForm(LocalDate due, String reason, String approvedBy, LocalDate approvedOn) {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_NAME = 100;

    public static ExtensionForm read(Form form, LocalDate openDay) {
        LocalDate due = Dates.plausible(form, "due");
        String reason = form.text("reason", LONGEST_REASON);
        String approvedBy = form.text("approvedBy", LONGEST_NAME);
        LocalDate approvedOn = Dates.past(form, "approvedOn", openDay);
        form.finish();
        return new ExtensionForm(due, reason, approvedBy, approvedOn);
    }
}
