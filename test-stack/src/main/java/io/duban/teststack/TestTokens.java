package io.duban.teststack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.duban.kit.security.Role;
import io.duban.kit.security.TokenProperties;

import java.time.Instant;
import java.util.Date;

/** Tokens as the gateway mints them, for tests that call a service directly. */
public final class TestTokens {

    /** To be set as {@code duban.token.secret}. */
    public static final String SECRET = "a-secret-for-tests-of-at-least-32-bytes";

    private static final long LIFETIME_SECONDS = 3_600;

    private TestTokens() {}

    /** The value of an Authorization header for a key of the whole city. */
    public static String bearer(Role role) {
        return bearer(role, null);
    }

    /**
     * The value of an Authorization header for a key that is scoped to a body: to a county, where
     * the role does not say what it is.
     */
    public static String bearer(Role role, String body) {
        return bearer(role, body, body == null ? null : "county/" + body);
    }

    /**
     * The value of an Authorization header for a key that is scoped to a body.
     *
     * @param reach what the body is to its city, as the register tells
     */
    public static String bearer(Role role, String body, String reach) {
        return signed(claims("key-" + role.wire(), role, body, reach));
    }

    /** The value of an Authorization header for a person of the whole city who has signed in. */
    public static String ofPerson(String login, Role role, String name, String post) {
        return signed(
                claims("person/" + login, role, null, null)
                        .claim(TokenProperties.NAME_CLAIM, name)
                        .claim(TokenProperties.POST_CLAIM, post));
    }

    private static JWTClaimsSet.Builder claims(
            String subject, Role role, String body, String reach) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(TokenProperties.ISSUER)
                .audience(TokenProperties.AUDIENCE)
                .subject(subject)
                .claim(TokenProperties.ROLE_CLAIM, role.wire())
                .claim(TokenProperties.BODY_CLAIM, body)
                .claim(TokenProperties.REACH_CLAIM, reach)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)));
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        try {
            token.sign(new MACSigner(new TokenProperties(SECRET).key()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return "Bearer " + token.serialize();
    }
}
