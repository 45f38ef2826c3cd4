package io.duban.kit.bound;

import org.apache.tomcat.util.net.NioEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Takes so many connections of one address and no more, for Tomcat only limits them in all. */
final class BoundedEndpoint extends NioEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedEndpoint.class);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    /** Of an IPv6 address what a network has; whoever has one has all the rest. */
    private static final int NETWORK_BYTES = 8;

    private final Map<SocketChannel, String> networks = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicLong warnedAt =
            new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS.toNanos());
    private volatile int most;
    private volatile TrustedProxies unlimited = TrustedProxies.NONE;

    /**
     * @param most connections of one network; 0 for any number
     * @param unlimited who has any number in any case
     */
    void bound(int most, TrustedProxies unlimited) {
        this.most = most;
        this.unlimited = unlimited;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        InetAddress from = socket.socket().getInetAddress();
        if (most == 0 || from == null || unlimited.include(from)) {
            return super.setSocketOptions(socket);
        }
        if (!count(socket, network(from))) {
            warn(from);
            destroySocket(socket);
            return false;
        }
        boolean accepted = super.setSocketOptions(socket);
        if (!accepted) {
            forget(socket);
        }
        return accepted;
    }

    /** The connection has ended; may be told more than once. */
    void forget(SocketChannel socket) {
        String network = networks.remove(socket);
        if (network != null) {
            counts.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private boolean count(SocketChannel socket, String network) {
        if (counts.merge(network, 1, Integer::sum) > most) {
            counts.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
            return false;
        }
        networks.put(socket, network);
        return true;
    }

    private void warn(InetAddress from) {
        long now = System.nanoTime();
        long last = warnedAt.get();
        if (now - last > BETWEEN_WARNINGS.toNanos() && warnedAt.compareAndSet(last, now)) {
            LOG.warn(
                    "{} has {} connections, which is the most that"
                            + " duban.bounds.connections-per-address allows; further ones are"
                            + " closed. The next such warning comes in a minute at the earliest.",
                    from.getHostAddress(),
                    most);
        }
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
    }
}
