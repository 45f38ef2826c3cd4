package io.duban.project.ledger;

import io.duban.contracts.WireName;

import java.util.Locale;
import java.util.Objects;

/**
 * What the city is asked to approve (报市批准), clause 四(二)1 and 四(二)2.
 *
 * @param swapIn the project that is to take its place; only for an adjustment
 * @param by the key with which it was asked for
 * @param decision absent while it is open
 */
public record Request(Kind kind, String swapIn, String reason, String by, Decision decision) {

    /** What is asked for. */
    public enum Kind implements WireName {
        /** 调整: another project takes its place in the year's total. */
        ADJUSTMENT,
        /** 撤销. */
        WITHDRAWAL;

        @Override
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the city said to it, by another person than who asked. */
    public record Decision(boolean approved, String reason, String by) {}

    public boolean isOpen() {
        return decision == null;
    }

    public boolean asksTheSameAs(Request other) {
        return kind == other.kind
                && Objects.equals(swapIn, other.swapIn)
                && reason.equals(other.reason);
    }

    public Request decided(Decision by) {
        return new Request(kind, swapIn, reason, this.by, by);
    }
}
