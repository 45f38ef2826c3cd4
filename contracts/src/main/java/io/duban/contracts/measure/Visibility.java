package io.duban.contracts.measure;

/** Who may see a paper (可见范围): it follows from the measure's secrecy and the paper's state. */
public enum Visibility {
    /** Whoever it concerns. */
    CONCERNED,
    /** Those who sign, and nobody else. */
    SIGNING;

    /** Of a measure by itself, which waits for no signature (RULES 7). */
    public static Visibility of(Secrecy secrecy) {
        return of(secrecy, true);
    }

    /**
     * Of a notice.
     *
     * @param issued whether it was ever in force; a draft that was given up never was
     */
    public static Visibility of(Secrecy secrecy, boolean issued) {
        return switch (secrecy) {
            case RESTRICTED -> SIGNING;
            case OPEN -> issued ? CONCERNED : SIGNING;
        };
    }
}
