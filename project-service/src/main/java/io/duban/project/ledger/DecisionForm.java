package io.duban.project.ledger;

import io.duban.kit.json.Form;
import io.duban.project.ledger.Request.Decision;

/** What was decided on a request, as it is sent. */
public final class DecisionForm {

    private static final int LONGEST_REASON = 1_000;

    private DecisionForm() {}

    /**
     * @param by the key with which it is decided
     */
    public static Decision read(Form form, String by) {
        Boolean approved = form.flag("approved");
        String reason = form.text("reason", LONGEST_REASON);
        form.finish();
        return new Decision(approved, reason, by);
    }
}
