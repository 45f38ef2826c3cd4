package io.duban.gateway.route;

import io.duban.gateway.caller.CallerAuthentication;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

import java.util.List;
import java.util.Locale;

/**
 * Key and session stay here; towards the services the token speaks, and what a caller claims about
 * where it comes from is replaced by what the gateway sees.
 */
@Component
class OurHeaders implements RequestHttpHeadersFilter, Ordered {

    private final TokenMint mint;

    OurHeaders(TokenMint mint) {
        this.mint = mint;
    }

    @Override
    public HttpHeaders apply(HttpHeaders theirs, ServerRequest request) {
        if (!(request.principal().orElse(null) instanceof CallerAuthentication caller)) {
            throw new IllegalStateException("no call is routed without a key");
        }
        HttpHeaders ours = HttpHeaders.copyOf(theirs);
        List<String> claims = ours.headerNames().stream().filter(OurHeaders::staysHere).toList();
        claims.forEach(ours::remove);
        asSent(HttpHeaders.CONTENT_TYPE, request, ours);
        ours.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
        ours.set("X-Forwarded-Proto", request.servletRequest().getScheme());
        ours.set(HttpHeaders.AUTHORIZATION, mint.bearer(caller.identity()));
        return ours;
    }

    /** The framework names an encoding where the caller has left it to be found out. */
    private static void asSent(String header, ServerRequest request, HttpHeaders ours) {
        String sent = request.servletRequest().getHeader(header);
        if (sent == null) {
            ours.remove(header);
        } else {
            ours.set(header, sent);
        }
    }

    /** After the gateway's own, of which one drops every header of a proxy. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private static boolean staysHere(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded")
                || name.equals("forwarded")
                || name.equals("x-real-ip")
                || name.equals("cookie")
                || name.equals("x-csrf-token");
    }
}
