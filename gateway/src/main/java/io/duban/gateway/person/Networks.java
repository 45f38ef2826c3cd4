package io.duban.gateway.person;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Of IPv6 whoever has one address has all of its /64 network. */
final class Networks {

    private static final int BYTES = 8;

    private Networks() {}

    /** A name of the network in which the address lies; of IPv4 of the address alone. */
    static String of(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, BYTES)));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
