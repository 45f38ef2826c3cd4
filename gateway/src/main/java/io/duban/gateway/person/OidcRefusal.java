package io.duban.gateway.person;

/** Why nobody came in by the issuer; the sign-in page has words for it. */
enum OidcRefusal {
    /** The issuer does not answer, or not as one. */
    AWAY("away"),
    /**
     * Nothing was begun in this browser that this ends, or it was too long ago, or ended before.
     */
    EXPIRED("expired"),
    /** The issuer says no. */
    DENIED("denied"),
    /** What the issuer says of the person does not hold. */
    UNTRUSTED("untrusted"),
    /** The person has no account here that is active. */
    NO_ACCOUNT("no-account");

    private final String wire;

    OidcRefusal(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }
}
