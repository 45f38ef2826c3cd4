package io.duban.kit.bound;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;

/**
 * What callers may make this process hold, all of them together and each for itself.
 *
 * @param bodies bytes of bodies held at a time; docs/adr/0110 tells how they relate to the heap
 * @param bodiesPerCaller the part of it that one key may take, no more than the whole
 * @param streams patterns of the paths whose bodies are passed on or handled as they arrive, so
 *     that of each only a part is held
 * @param files patterns of the paths whose bodies are files: handled as they arrive as well, but
 *     nothing in them is a line, so that their senders keep up the rate from the first byte on
 * @param stream that part: the buffers between both ends, and the line that is being read
 * @param slowest bytes a second that a sender must keep up, beyond the grace; only the time in
 *     which it was waited for counts
 * @param grace that each sender has, and each line of a stream
 * @param head from the first byte of a request to the end of its headers
 * @param connectionsPerAddress at the same time, of an IPv6 network of 64 bits too; 0 for any
 *     number. Trusted proxies have any number
 * @param trustedProxies addresses or networks (CIDR) that are believed when they tell for whom they
 *     call
 */
@ConfigurationProperties("duban.bounds")
public record BoundProperties(
        @DefaultValue("32MB") DataSize bodies,
        @DefaultValue("32MB") DataSize bodiesPerCaller,
        @DefaultValue List<String> streams,
        @DefaultValue List<String> files,
        @DefaultValue("256KB") DataSize stream,
        @DefaultValue("4KB") DataSize slowest,
        @DefaultValue("10s") Duration grace,
        @DefaultValue("10s") Duration head,
        @DefaultValue("0") int connectionsPerAddress,
        @DefaultValue List<String> trustedProxies) {

    public BoundProperties {
        if (bodiesPerCaller.compareTo(bodies) > 0 || bodiesPerCaller.compareTo(stream) < 0) {
            throw new IllegalArgumentException(
                    "duban.bounds.bodies-per-caller must be from %s to duban.bounds.bodies, %s"
                            .formatted(stream, bodies));
        }
        if (slowest.toBytes() < 1) {
            throw new IllegalArgumentException("duban.bounds.slowest must be at least 1B");
        }
        if (!grace.isPositive() || !head.isPositive()) {
            throw new IllegalArgumentException("every wait in duban.bounds must be positive");
        }
        if (connectionsPerAddress < 0) {
            throw new IllegalArgumentException(
                    "duban.bounds.connections-per-address must not be negative");
        }
        streams = List.copyOf(streams);
        files = List.copyOf(files);
        trustedProxies = List.copyOf(trustedProxies);
    }
}
