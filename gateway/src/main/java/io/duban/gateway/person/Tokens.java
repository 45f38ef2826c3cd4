package io.duban.gateway.person;

import io.duban.gateway.key.KeyHash;

import org.springframework.stereotype.Component;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of people's sessions, sign-ins and invitations, of which only keyed hashes are kept. */
@Component
class Tokens {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final KeyHash hash;

    Tokens(KeyHash hash) {
        this.hash = hash;
    }

    /** A new one, 43 characters that are safe in addresses and cookies. */
    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String ofSession(String token) {
        return hash.of("session", token);
    }

    String ofInvitation(String token) {
        return hash.of("invitation", token);
    }

    String ofOidcRequest(String token) {
        return hash.of("oidc request", token);
    }

    /** What a page of the session repeats to show that it is one; it tells nothing of the token. */
    String csrf(String session) {
        return hash.of("csrf", session);
    }

    /** A name under which something may be counted without being known. */
    String counted(String kind, String what) {
        return hash.of(kind, what);
    }
}
