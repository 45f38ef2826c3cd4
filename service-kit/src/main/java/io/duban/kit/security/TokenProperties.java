package io.duban.kit.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.nio.charset.StandardCharsets;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The internal token.
 *
 * @param secret shared by the gateway and the services, at least 32 bytes of UTF-8
 */
@ConfigurationProperties("duban.token")
public record TokenProperties(String secret) {

    /** Who signs. */
    public static final String ISSUER = "duban-gateway";

    /** For whom. */
    public static final String AUDIENCE = "duban";

    /** Claim with the role's wire name. */
    public static final String ROLE_CLAIM = "role";

    /** Claim with the code of the body that the key is scoped to. */
    public static final String BODY_CLAIM = "body";

    /** Claim with what that body is to its city, as {@link Reach#text} writes it. */
    public static final String REACH_CLAIM = "reach";

    /** Claim with the name of a person who has signed in; a key has none. */
    public static final String NAME_CLAIM = "name";

    /** Claim with that person's post. */
    public static final String POST_CLAIM = "post";

    private static final int LEAST_BYTES = 32;

    public TokenProperties {
        if (secret == null || secret.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "duban.token.secret must have at least " + LEAST_BYTES + " bytes");
        }
    }

    /** The secret as a key for HMAC-SHA-256. */
    public SecretKey key() {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    @Override
    public String toString() {
        return "TokenProperties[secret=***]";
    }
}
