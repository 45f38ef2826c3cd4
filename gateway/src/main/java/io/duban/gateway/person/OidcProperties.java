package io.duban.gateway.person;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Signing in at an issuer of OpenID Connect, such as the city's unified identity (统一身份认证).
 *
 * @param issuer as it calls itself; empty where people sign in by password alone
 * @param clientId under which the issuer knows this gateway
 * @param clientSecret empty where the issuer has given none
 * @param loginClaim which holds the login of an account
 */
@ConfigurationProperties("duban.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String loginClaim) {

    private static final String USUAL_CLAIM = "preferred_username";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    OidcProperties {
        issuer = issuer.strip();
        clientId = clientId.strip();
        clientSecret = clientSecret.strip();
        loginClaim = loginClaim.isBlank() ? USUAL_CLAIM : loginClaim.strip();
        if (!issuer.isEmpty() && !isIssuer(issuer)) {
            throw new IllegalArgumentException(
                    "duban.oidc.issuer must be an https address without user or query, or an http"
                            + " one on loopback");
        }
        if (!issuer.isEmpty() && clientId.isEmpty()) {
            throw new IllegalArgumentException(
                    "duban.oidc.client-id must be set where duban.oidc.issuer is");
        }
    }

    /** The issuer, where there is one. */
    Optional<String> offered() {
        return Optional.of(issuer).filter(it -> !it.isEmpty());
    }

    private static boolean isIssuer(String text) {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException _) {
            return false;
        }
        String host = address.getHost();
        boolean guarded =
                "https".equals(address.getScheme())
                        || ("http".equals(address.getScheme())
                                && host != null
                                && LOOPBACK.contains(host));
        return guarded
                && host != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }

    @Override
    public String toString() {
        return "OidcProperties[issuer=%s, clientId=%s, clientSecret=***, loginClaim=%s]"
                .formatted(issuer, clientId, loginClaim);
    }
}
