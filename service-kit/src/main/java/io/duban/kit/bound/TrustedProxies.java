package io.duban.kit.bound;

import org.springframework.security.web.util.matcher.IpAddressMatcher;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The proxies in front that are believed when they tell for whom they call ({@code Forwarded} of
 * RFC 7239, {@code X-Forwarded-For}). What anybody else tells is a claim.
 */
public final class TrustedProxies {

    static final TrustedProxies NONE = new TrustedProxies(List.of());

    /** A chain that no network has. */
    private static final int MOST_HOPS = 32;

    private final List<IpAddressMatcher> networks;

    /**
     * @param networks addresses or networks in CIDR notation
     * @throws IllegalArgumentException naming the one that is none
     */
    public TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(String::strip).map(TrustedProxies::matcher).toList();
    }

    public boolean include(InetAddress address) {
        return networks.stream().anyMatch(it -> it.matches(address.getHostAddress()));
    }

    /**
     * Who calls: the last address before the trusted proxies, read from the right, because only
     * what they have added is believed. Where the chain is unclear, the last proxy that is known.
     *
     * @param peer at the other end of the connection
     * @param forwarded the values of {@code Forwarded}, in order
     * @param forwardedFor the values of {@code X-Forwarded-For}, in order
     */
    public String callerOf(String peer, List<String> forwarded, List<String> forwardedFor) {
        Optional<InetAddress> near = literal(peer);
        // A proxy adds to one of them and passes the other on as it was claimed; nobody can tell
        // which is which.
        boolean unclear = !forwarded.isEmpty() && !forwardedFor.isEmpty();
        if (near.isEmpty() || unclear || !include(near.get())) {
            return peer;
        }
        List<String> hops =
                forwarded.isEmpty()
                        ? split(forwardedFor)
                        : split(forwarded).stream().map(it -> parameter(it, "for=")).toList();
        InetAddress caller = near.get();
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST_HOPS); i--) {
            Optional<InetAddress> before = literal(hops.get(i));
            if (before.isEmpty()) {
                break;
            }
            caller = before.get();
            if (!include(caller)) {
                break;
            }
        }
        return caller.getHostAddress();
    }

    /**
     * Whether the nearest proxy, where it is trusted, has taken the call in behind TLS.
     *
     * @param peer at the other end of the connection
     * @param forwarded the values of {@code Forwarded}, in order
     * @param forwardedProto the values of {@code X-Forwarded-Proto}, in order
     */
    public boolean isSecure(String peer, List<String> forwarded, List<String> forwardedProto) {
        boolean unclear = forwarded.isEmpty() == forwardedProto.isEmpty();
        if (unclear || literal(peer).filter(this::include).isEmpty()) {
            return false;
        }
        String nearest =
                forwarded.isEmpty()
                        ? split(forwardedProto).getLast().strip()
                        : parameter(split(forwarded).getLast(), "proto=");
        return nearest.equalsIgnoreCase("https");
    }

    private static List<String> split(List<String> values) {
        return values.stream().flatMap(it -> List.of(it.split(",", -1)).stream()).toList();
    }

    /** What one element says of a parameter; empty when it says nothing. */
    private static String parameter(String element, String name) {
        for (String pair : element.split(";", -1)) {
            String stripped = pair.strip();
            if (stripped.regionMatches(true, 0, name, 0, name.length())) {
                return stripped.substring(name.length()).replace("\"", "");
            }
        }
        return "";
    }

    /** An address as it is written, with a port or without; no name is ever looked up. */
    private static Optional<InetAddress> literal(String text) {
        String host = text.strip();
        int bracket = host.indexOf(']');
        if (host.startsWith("[") && bracket > 0) {
            host = host.substring(1, bracket);
        } else if (host.indexOf(':') == host.lastIndexOf(':') && host.indexOf(':') > 0) {
            host = host.substring(0, host.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static IpAddressMatcher matcher(String network) {
        try {
            return new IpAddressMatcher(network);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "duban.bounds.trusted-proxies: '" + network + "' is no address or network", e);
        }
    }
}
