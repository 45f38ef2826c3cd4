package io.duban.project.ledger;

import io.duban.contracts.WireName;
import io.duban.contracts.project.MilestoneFacts;
import io.duban.contracts.project.RequestFacts;
import io.duban.contracts.project.Stage;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What the city is asked to approve (报市批准), clause 四(二)1 and 四(二)2, and what takes a second person
 * because a rank rests on it (复核), RULES 6.
 *
 * @param swapIn the project that is to take its place; only for an adjustment
 * @param reason why; absent where evidence stands for it
 * @param by the key with which it was asked for
 * @param decision absent while it is open
 * @param proposal what it is about; absent for an adjustment and a withdrawal
 * @param askedOn the business day on which it was asked for; absent where an edition before did not
 *     keep it
 */
public record Request(
        Kind kind,
        String swapIn,
        String reason,
        String by,
        Decision decision,
        Proposal proposal,
        LocalDate askedOn) {

    /** What is asked for. */
    public enum Kind implements WireName {
        /** 调整: another project takes its place in the year's total. */
        ADJUSTMENT,
        /** 撤销. */
        WITHDRAWAL,
        /** 计划变更: other obligations than those that hold. */
        PLAN,
        /** 补报完成: a completion that alters what has been assessed. */
        COMPLETION,
        /** 补录延期: an extension of a day that has ended. */
        EXTENSION,
        /** 到期日更正: of a task. */
        DUE_DATE_CORRECTION;

        @Override
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it ends the project, so that nothing is left to ask for afterwards. */
        boolean endsProject() {
            return this == ADJUSTMENT || this == WITHDRAWAL;
        }
    }

    /** What the city said to it, by another person than who asked. */
    public record Decision(boolean approved, String reason, String by) {}

    public static Request ofAdjustment(String swapIn, Asking asking) {
        return of(Kind.ADJUSTMENT, swapIn, null, asking);
    }

    public static Request ofWithdrawal(Asking asking) {
        return of(Kind.WITHDRAWAL, null, null, asking);
    }

    public static Request of(Kind kind, Proposal proposal, Asking asking) {
        return of(kind, null, proposal, asking);
    }

    private static Request of(Kind kind, String swapIn, Proposal proposal, Asking asking) {
        return new Request(
                kind, swapIn, asking.reason(), asking.by().key(), null, proposal, asking.today());
    }

    public boolean isOpen() {
        return decision == null;
    }

    boolean isRefused() {
        return !isOpen() && !decision.approved();
    }

    /** What is proposed; nothing where the kind says all. */
    public Proposal proposed() {
        return proposal == null ? Proposal.NONE : proposal;
    }

    /** Whether it is about the same thing, of which one may be open at a time. */
    boolean concerns(Kind what, Stage stage) {
        return kind == what && proposed().stage() == stage;
    }

    boolean asksTheSameAs(Request other) {
        return kind == other.kind
                && Objects.equals(swapIn, other.swapIn)
                && Objects.equals(reason, other.reason)
                && Objects.equals(proposal, other.proposal);
    }

    Request decided(Decision made) {
        return new Request(kind, swapIn, reason, by, made, proposal, askedOn);
    }

    /** As others are told of it. */
    public RequestFacts facts() {
        Proposal about = proposed();
        return new RequestFacts(
                kind.wire(),
                reason,
                swapIn,
                about.stage(),
                about.due(),
                about.completedOn(),
                about.evidence(),
                about.plan() == null ? null : about.plan().provincialLedger(),
                about.plan() == null ? null : milestones(about.plan()),
                isOpen() ? null : decision.approved(),
                isOpen() ? null : decision.reason());
    }

    private static List<MilestoneFacts> milestones(Obligations plan) {
        return plan.milestones().stream()
                .map(it -> new MilestoneFacts(it.stage(), it.due(), it.weight(), null))
                .toList();
    }
}
