package io.duban.gateway.caller;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What browsers may do with what the gateway answers. */
final class PageHeaders {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self' data: blob:;"
                + " font-src 'self'; connect-src 'self'; frame-src 'self' blob:; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'";

    /** An answer of the API is no page, and lets nothing happen where it is taken for one. */
    private static final String ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private static final RequestMatcher API =
            PathPatternRequestMatcher.withDefaults().matcher("/api/**");

    /** The API's page writes styles into elements; no other page does. */
    private static final RequestMatcher DOCS =
            new OrRequestMatcher(
                    PathPatternRequestMatcher.withDefaults().matcher("/docs"),
                    PathPatternRequestMatcher.withDefaults().matcher("/docs/**"));

    private static final RequestMatcher PAGES =
            new NegatedRequestMatcher(new OrRequestMatcher(DOCS, API));

    private static final String PERMISSIONS =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private PageHeaders() {}

    static void write(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter(only(DOCS, POLICY.formatted(" 'unsafe-inline'")))
                .addHeaderWriter(only(API, ANSWER_POLICY))
                .addHeaderWriter(only(PAGES, POLICY.formatted("")))
                .addHeaderWriter(
                        new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(API),
                                new PermissionsPolicyHeaderWriter(PERMISSIONS)))
                .httpStrictTransportSecurity(it -> it.includeSubDomains(false))
                .referrerPolicy(it -> it.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(it -> it.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    private static HeaderWriter only(RequestMatcher where, String policy) {
        return new DelegatingRequestMatcherHeaderWriter(
                where, new ContentSecurityPolicyHeaderWriter(policy));
    }
}
