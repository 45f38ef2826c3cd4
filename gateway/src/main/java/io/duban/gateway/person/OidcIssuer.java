package io.duban.gateway.person;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/**
 * What the issuer tells of itself. It is asked when somebody wants to sign in, for a gateway starts
 * without it, and it may answer again in a moment.
 */
@Component
class OidcIssuer {

    static final Duration CONNECT = Duration.ofSeconds(2);
    static final Duration ANSWER = Duration.ofSeconds(5);

    /** Of any answer, in bytes. */
    static final int LARGEST = 256 << 10;

    static final String ID = "oidc";

    private static final Logger LOG = LoggerFactory.getLogger(OidcIssuer.class);
    private static final String METADATA = "/.well-known/openid-configuration";
    private static final Duration TOLD = Duration.ofHours(1);
    private static final Duration SILENT = Duration.ofSeconds(5);

    private final OidcProperties settings;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(
                    Math.toIntExact(CONNECT.toMillis()),
                    Math.toIntExact(ANSWER.toMillis()),
                    LARGEST);

    /** Of one entry. Whoever comes while it is asked waits for the same answer. */
    private final LoadingCache<String, Optional<Told>> told =
            Caffeine.newBuilder()
                    .expireAfter(
                            Expiry.<String, Optional<Told>>creating(
                                    (_, it) -> it.isPresent() ? TOLD : SILENT))
                    .build(this::ask);

    /** Where the issuer is reached, and how what it signs is read. */
    record Told(ClientRegistration registration, JwtDecoder idTokens) {}

    OidcIssuer(OidcProperties settings) {
        this.settings = settings;
    }

    boolean isOffered() {
        return settings.offered().isPresent();
    }

    String loginClaim() {
        return settings.loginClaim();
    }

    /**
     * @throws OidcRefusedException while it does not answer
     */
    Told told() {
        return told.get(settings.issuer())
                .orElseThrow(
                        () ->
                                new OidcRefusedException(
                                        OidcRefusal.AWAY, "the issuer does not answer"));
    }

    private Optional<Told> ask(String issuer) {
        try {
            String answer =
                    retriever
                            .retrieveResource(
                                    URI.create(issuer.replaceFirst("/$", "") + METADATA).toURL())
                            .getContent();
            return Optional.of(read(issuer, JSONObjectUtils.parse(answer)));
        } catch (IOException | ParseException | RuntimeException e) {
            // Whatever is wrong with what it tells, it is the issuer's to mend.
            LOG.warn(
                    "The issuer {} cannot be asked, it will be again in {} s: {}",
                    issuer,
                    SILENT.toSeconds(),
                    e.toString());
            return Optional.empty();
        }
    }

    private Told read(String issuer, Map<String, Object> metadata) throws MalformedURLException {
        if (!issuer.equals(metadata.get("issuer"))) {
            throw new IllegalArgumentException("it calls itself " + metadata.get("issuer"));
        }
        ClientRegistration.Builder builder =
                ClientRegistrations.fromOidcConfiguration(metadata)
                        .registrationId(ID)
                        .clientId(settings.clientId())
                        .clientSecret(settings.clientSecret())
                        .redirectUri("{baseUrl}")
                        .scope(OidcScopes.OPENID, OidcScopes.PROFILE);
        if (settings.clientSecret().isEmpty()) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        ClientRegistration registration = builder.build();
        return new Told(registration, decoder(registration));
    }

    /**
     * Signed by a key that the issuer shows, never by the client's secret, and never not at all.
     */
    private JwtDecoder decoder(ClientRegistration registration) throws MalformedURLException {
        JWKSource<SecurityContext> keys =
                JWKSourceBuilder.create(
                                URI.create(registration.getProviderDetails().getJwkSetUri())
                                        .toURL(),
                                retriever)
                        .refreshAheadCache(false)
                        .rateLimited(false)
                        .build();
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSource(keys)
                        .jwsAlgorithms(it -> it.addAll(EnumSet.allOf(SignatureAlgorithm.class)))
                        .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(
                        OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }
}
