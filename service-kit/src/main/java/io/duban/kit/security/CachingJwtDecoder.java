package io.duban.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.time.Duration;
import java.time.Instant;

/**
 * Verifies each distinct token once: the gateway reuses one for all calls of a key in its minute.
 */
final class CachingJwtDecoder implements JwtDecoder {

    private static final int MOST_TOKENS = 10_000;

    private final JwtDecoder verifier;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder()
                    .maximumSize(MOST_TOKENS)
                    .expireAfter(
                            Expiry.creating(
                                    (String token, Jwt jwt) ->
                                            Duration.between(Instant.now(), jwt.getExpiresAt())))
                    .build();

    CachingJwtDecoder(JwtDecoder verifier) {
        this.verifier = verifier;
    }

    @Override
    public Jwt decode(String token) {
        return verified.get(token, verifier::decode);
    }
}
