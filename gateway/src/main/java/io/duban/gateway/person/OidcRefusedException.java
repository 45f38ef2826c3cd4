package io.duban.gateway.person;

/** Nobody comes in by the issuer; the message is for the log and holds no secret. */
final class OidcRefusedException extends RuntimeException {

    private static final int LONGEST = 300;

    private final OidcRefusal reason;

    OidcRefusedException(OidcRefusal reason, String detail) {
        super(detail.substring(0, Math.min(detail.length(), LONGEST)), null, false, false);
        this.reason = reason;
    }

    OidcRefusal reason() {
        return reason;
    }
}
