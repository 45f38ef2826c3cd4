package io.duban.gateway.route;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.duban.gateway.caller.Identity;
import io.duban.kit.security.TokenProperties;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Makes the internal token: a minute long, used for half of it, so that none expires on its way.
 */
@Component
public class TokenMint {

    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration USED = Duration.ofSeconds(30);

    private final Clock clock = Clock.systemUTC();
    private final MACSigner signer;
    private final LoadingCache<Identity, String> tokens =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(USED).build(this::mint);

    TokenMint(TokenProperties token) throws JOSEException {
        this.signer = new MACSigner(token.key());
    }

    /** The value of an Authorization header towards the services. */
    public String bearer(Identity caller) {
        return tokens.get(caller);
    }

    private String mint(Identity caller) throws JOSEException {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(TokenProperties.ISSUER)
                        .audience(TokenProperties.AUDIENCE)
                        .subject(caller.id())
                        .claim(TokenProperties.ROLE_CLAIM, caller.role().wire())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)));
        caller.body().ifPresent(it -> claims.claim(TokenProperties.BODY_CLAIM, it));
        if (caller.isPerson()) {
            claims.claim(TokenProperties.NAME_CLAIM, caller.name());
        }
        caller.post().ifPresent(it -> claims.claim(TokenProperties.POST_CLAIM, it));
        caller.told().ifPresent(it -> claims.claim(TokenProperties.REACH_CLAIM, it));
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        token.sign(signer);
        return "Bearer " + token.serialize();
    }
}
