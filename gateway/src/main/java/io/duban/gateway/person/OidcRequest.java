package io.duban.gateway.person;

import java.util.Optional;

/**
 * A sign-in that was sent to the issuer and has not come back.
 *
 * @param state that the issuer gives back
 * @param nonce that the ID token repeats, hashed
 * @param verifier with which whoever brings the code shows that it was meant for him (PKCE)
 * @param callback where the issuer sends the browser
 * @param to the page that comes after it
 * @param before grant of the session that the browser had, which the new one ends; the cookie of a
 *     session does not come back from another site with the browser
 */
record OidcRequest(
        String state,
        String nonce,
        String verifier,
        String callback,
        String to,
        Optional<String> before) {

    /** State, nonce and verifier are nobody else's to read. */
    @Override
    public String toString() {
        return "OidcRequest[to=" + to + "]";
    }
}
