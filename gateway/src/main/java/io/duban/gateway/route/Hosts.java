package io.duban.gateway.route;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.net.URIAuthority;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * Addresses of services, also under names that containers have and the public DNS has not. {@link
 * URI} knows no host in {@code http://complaint_service:8081}.
 */
final class Hosts extends SystemDefaultDnsResolver {

    private static final String UNDERSCORE = "_";

    /** No name in use has it, and every library takes it. */
    private static final String IN_ITS_PLACE = "--underscore--";

    private static final int HTTP = 80;

    /**
     * Where a service listens.
     *
     * @throws IllegalArgumentException when the address names no host
     */
    static InetSocketAddress address(URI service) {
        URIAuthority authority = authority(service);
        int port = authority.getPort() < 0 ? HTTP : authority.getPort();
        return new InetSocketAddress(authority.getHostName(), port);
    }

    /** The same address with a host that every library knows as one; resolved here only. */
    static URI known(URI service) {
        return service.getHost() != null
                ? service
                : URI.create(
                        "http://"
                                + authority(service).toString().replace(UNDERSCORE, IN_ITS_PLACE));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return super.resolve(host.replace(IN_ITS_PLACE, UNDERSCORE));
    }

    private static URIAuthority authority(URI service) {
        if (!"http".equals(service.getScheme()) || service.getRawAuthority() == null) {
            throw new IllegalArgumentException("'" + service + "' is not http://host:port");
        }
        try {
            return URIAuthority.create(service.getRawAuthority());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + service + "' is not http://host:port", e);
        }
    }
}
