package io.duban.contracts.measure;

import io.duban.contracts.WireName;

import java.util.Locale;

/** Whether an escalation stands. */
public enum EscalationState implements WireName {
    RAISED("有效"),
    /** Taken back because a later revision no longer supports it. */
    REVOKED("已撤销");

    private final String term;

    EscalationState(String term) {
        this.term = term;
    }

    /** What people call it. */
    public String term() {
        return term;
    }

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
