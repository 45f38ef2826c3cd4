package io.duban.gateway.limit;

import io.duban.kit.bound.TrustedProxies;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Gives every call the address of who makes it, and whether that is behind TLS, as far as a proxy
 * that is trusted tells.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CallerAddressFilter extends OncePerRequestFilter {

    private final TrustedProxies proxies;

    CallerAddressFilter(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String caller =
                proxies.callerOf(
                        request.getRemoteAddr(),
                        values(request, "Forwarded"),
                        values(request, "X-Forwarded-For"));
        boolean secure =
                request.isSecure()
                        || proxies.isSecure(
                                request.getRemoteAddr(),
                                values(request, "Forwarded"),
                                values(request, "X-Forwarded-Proto"));
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getRemoteAddr() {
                        return caller;
                    }

                    @Override
                    public boolean isSecure() {
                        return secure;
                    }

                    @Override
                    public String getScheme() {
                        return secure ? "https" : super.getScheme();
                    }
                },
                response);
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
