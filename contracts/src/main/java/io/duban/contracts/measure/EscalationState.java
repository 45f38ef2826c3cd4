package io.duban.contracts.measure;

import io.duban.contracts.WireName;

import java.util.Locale;

/** Whether an escalation stands. */
public enum EscalationState implements WireName {
    RAISED,
    /** Taken back because a later revision no longer supports it. */
    REVOKED;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
