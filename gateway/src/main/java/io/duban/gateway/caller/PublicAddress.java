package io.duban.gateway.caller;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Under which address browsers see the gateway, and whether a call comes from a page of it.
 *
 * @param url where people reach it; empty where it is not set and calls tell
 */
@ConfigurationProperties("duban.public-address")
public record PublicAddress(@DefaultValue("") String url) {

    /** Set by browsers alone; no script can. */
    private static final String SITE = "Sec-Fetch-Site";

    private static final Set<String> OURS = Set.of("same-origin", "none");

    public PublicAddress {
        url = url.strip();
        if (!url.isEmpty() && URI.create(url).getHost() == null) {
            throw new IllegalArgumentException(
                    "duban.public-address.url must be an address such as https://duban.example"
                            + " but is "
                            + url);
        }
    }

    /** Whether what goes to the browser goes there behind TLS. */
    public boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || url.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    /** Scheme, host and port under which the browser that makes the call finds us. */
    public String origin(HttpServletRequest request) {
        return url.isEmpty()
                ? request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST)
                : origin();
    }

    /**
     * Whether no page of anybody else's makes the call. Browsers without TLS tell only the origin;
     * a program tells nothing, and no page makes it call.
     */
    public boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader(SITE);
        if (site != null) {
            return OURS.contains(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null
                || origin.equalsIgnoreCase("http://" + request.getHeader(HttpHeaders.HOST))
                || origin.equalsIgnoreCase("https://" + request.getHeader(HttpHeaders.HOST))
                || (!url.isEmpty() && origin.equalsIgnoreCase(origin()));
    }

    private String origin() {
        URI address = URI.create(url);
        return address.getScheme() + "://" + address.getAuthority();
    }
}
