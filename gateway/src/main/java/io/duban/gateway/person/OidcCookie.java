package io.duban.gateway.person;

import io.duban.gateway.caller.PublicAddress;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Optional;

/**
 * Ties a sign-in at the issuer to the browser in which it began. The issuer's page leads back here,
 * and a {@code Strict} cookie would not come along.
 */
@Component
class OidcCookie {

    static final String PATH = "/api/v1/session/oidc";
    private static final String NAME = "duban-oidc";
    private static final int LONGEST = 100;

    private final PublicAddress address;

    OidcCookie(PublicAddress address) {
        this.address = address;
    }

    static Optional<String> of(HttpServletRequest request) {
        return SessionCookies.named(NAME, request).filter(it -> it.length() <= LONGEST);
    }

    String set(String token, HttpServletRequest request) {
        return cookie(token, OidcRequests.GOOD, request);
    }

    String clear(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private String cookie(String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .path(PATH)
                .httpOnly(true)
                .secure(address.isSecure(request))
                .sameSite("Lax")
                .maxAge(age)
                .build()
                .toString();
    }
}
