package io.duban.gateway.person;

import io.duban.gateway.caller.PublicAddress;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The two cookies of a session: one that only we read, and one that its pages repeat. */
@Component
class SessionCookies {

    static final String SESSION = "duban-session";
    static final String CSRF = "duban-csrf";

    private final PublicAddress address;
    private final Tokens tokens;

    SessionCookies(PublicAddress address, Tokens tokens) {
        this.address = address;
        this.tokens = tokens;
    }

    /** The session's token that a call brings. */
    static Optional<String> of(HttpServletRequest request) {
        return named(SESSION, request);
    }

    static Optional<String> named(String name, HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(it -> it.getName().equals(name) && !it.getValue().isEmpty())
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** The headers that set both. */
    HttpHeaders set(String token, HttpServletRequest request) {
        return headers(
                cookie(SESSION, token, true, request),
                cookie(CSRF, tokens.csrf(token), false, request));
    }

    /** The headers that take both away. */
    HttpHeaders clear(HttpServletRequest request) {
        return headers(
                cookie(SESSION, "", true, request).mutate().maxAge(Duration.ZERO).build(),
                cookie(CSRF, "", false, request).mutate().maxAge(Duration.ZERO).build());
    }

    private ResponseCookie cookie(
            String name, String value, boolean hidden, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(hidden)
                .secure(address.isSecure(request))
                .sameSite("Strict")
                .build();
    }

    private static HttpHeaders headers(ResponseCookie first, ResponseCookie second) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, first.toString());
        headers.add(HttpHeaders.SET_COOKIE, second.toString());
        return headers;
    }
}
