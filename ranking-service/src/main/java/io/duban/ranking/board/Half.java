package io.duban.ranking.board;

import java.util.Objects;

/**
 * One half of a re-attribution, as the partition that it lies in has seen it before a marker.
 *
 * @param version of the complaint; the other half has the same
 * @param arrives whether the complaint arrives here, else it leaves
 * @param key the estate, or the unattributed queue
 * @param before what the complaint added here before the half
 * @param now what it adds here at the marker
 * @param news false for a half that tells nothing new here: it has been told before, or a later
 *     version has come first; it may be the other half of one that is open, but is never open
 *     itself
 */
public record Half(
        String ticketNo,
        long version,
        boolean arrives,
        String key,
        Charge before,
        Charge now,
        boolean news) {

    public Half {
        Objects.requireNonNull(ticketNo, "ticketNo");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(now, "now");
    }
}
