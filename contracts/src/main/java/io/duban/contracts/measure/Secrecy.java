package io.duban.contracts.measure;

import io.duban.contracts.WireName;

import java.util.Locale;

/** Who may ever see that a measure is taken (密级), a property of the measure in the rulebook. */
public enum Secrecy implements WireName {
    /** Whoever it concerns, once its notice is issued. */
    OPEN,
    /**
     * Those who sign, and of its notice, once issued, whoever it is addressed to: a subject that is
     * not its addressee hears nothing of it, on no channel.
     */
    RESTRICTED;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
