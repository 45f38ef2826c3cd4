package io.duban.gateway.key;

import io.duban.gateway.caller.CallerAuthentication;
import io.duban.gateway.caller.Credentials;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Optional;

/** {@code Authorization: Bearer <api key>}, which wins over whatever else a call carries. */
@Component
@Order(1)
final class KeyCredentials implements Credentials {

    private static final String SCHEME = "bearer ";

    private final Keys keys;

    KeyCredentials(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<String> presented(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    @Override
    public Optional<CallerAuthentication> check(String key) {
        return keys.check(key).map(it -> new CallerAuthentication(it, it.id()));
    }

    @Override
    public boolean wasGood(String key) {
        return keys.wasGood(key);
    }
}
