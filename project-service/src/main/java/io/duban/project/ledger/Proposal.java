package io.duban.project.ledger;

import io.duban.contracts.project.Stage;

import java.time.LocalDate;

/**
 * What a request is about, beside its kind; what it is not about is absent.
 *
 * @param stage whose date it is about
 * @param plan the obligations that are to hold
 * @param due the due date that is to hold
 * @param county code of the county that is to owe a task
 * @param completedOn the completion date that is to hold
 * @param evidence what shows it
 * @param approvedBy who approved an extension
 * @param approvedOn when
 */
public record Proposal(
        Stage stage,
        Obligations plan,
        LocalDate due,
        String county,
        LocalDate completedOn,
        String evidence,
        String approvedBy,
        LocalDate approvedOn) {

    static final Proposal NONE = new Proposal(null, null, null, null, null, null, null, null);

    static Proposal ofPlan(Obligations plan) {
        return new Proposal(null, plan, null, null, null, null, null, null);
    }

    public static Proposal ofCompletion(Stage stage, LocalDate on, String evidence) {
        return new Proposal(stage, null, null, null, on, evidence, null, null);
    }

    public static Proposal ofExtension(Stage stage, ExtensionForm form) {
        return new Proposal(
                stage,
                null,
                form.due(),
                null,
                null,
                form.evidence(),
                form.approvedBy(),
                form.approvedOn());
    }

    public static Proposal ofDue(LocalDate due, String county) {
        return new Proposal(null, null, due, county, null, null, null, null);
    }
}
