package io.duban.contracts.measure;

/** Who may see a paper (可见范围): it follows from the measure's secrecy and the paper's state. */
public enum Visibility {
    /** Whoever it concerns. */
    CONCERNED,
    /** Whoever it is addressed to, and those who sign. */
    ADDRESSED,
    /** Those who sign, and nobody else. */
    SIGNING;

    /** Of a measure by itself, which waits for no signature (RULES 7). */
    public static Visibility of(Secrecy secrecy) {
        return secrecy == Secrecy.RESTRICTED ? SIGNING : CONCERNED;
    }

    /**
     * Of a notice.
     *
     * @param issued whether it was ever in force; a draft that was given up never was
     */
    public static Visibility of(Secrecy secrecy, boolean issued) {
        if (!issued) {
            return SIGNING;
        }
        return switch (secrecy) {
            case RESTRICTED -> ADDRESSED;
            case OPEN -> CONCERNED;
        };
    }
}
