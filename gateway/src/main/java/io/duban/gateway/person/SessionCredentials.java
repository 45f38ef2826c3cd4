package io.duban.gateway.person;

import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.caller.Credentials;
import io.duban.gateway.caller.OpenCalls;
import io.duban.gateway.caller.PublicAddress;
import io.duban.kit.problem.Problems;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The cookie of a session. Browsers send it along whoever makes them call, so a write must also
 * repeat what only a page of ours can read.
 */
@Component
@Order(2)
final class SessionCredentials implements Credentials {

    private static final String HEADER = "X-CSRF-Token";
    private static final int LONGEST = 100;

    private final Sessions sessions;
    private final Tokens tokens;
    private final PublicAddress address;

    SessionCredentials(Sessions sessions, Tokens tokens, PublicAddress address) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.address = address;
    }

    @Override
    public Optional<String> presented(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null || OpenCalls.include(request)
                ? Optional.empty()
                : SessionCookies.of(request).filter(it -> it.length() <= LONGEST);
    }

    @Override
    public Optional<CallerAuthentication> check(String token) {
        return sessions.check(token)
                .map(it -> new CallerAuthentication(it.account().identity(), it.grant()));
    }

    @Override
    public boolean wasGood(String token) {
        return sessions.wasGood(token);
    }

    @Override
    public Optional<ProblemDetail> refusal(HttpServletRequest request, String token) {
        if (!OpenCalls.isWrite(request)) {
            return Optional.empty();
        }
        if (!address.isOurs(request)) {
            return Optional.of(OpenCalls.foreign());
        }
        String repeated = request.getHeader(HEADER);
        boolean same =
                repeated != null
                        && MessageDigest.isEqual(bytes(tokens.csrf(token)), bytes(repeated));
        return same
                ? Optional.empty()
                : Optional.of(
                        Problems.of(
                                HttpStatus.FORBIDDEN,
                                "csrf",
                                "Not from a page of the session",
                                "A write of a session repeats the cookie "
                                        + SessionCookies.CSRF
                                        + " in the header "
                                        + HEADER
                                        + "."));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
