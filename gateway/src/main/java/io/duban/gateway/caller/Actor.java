package io.duban.gateway.caller;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Who has acted, as whoever reads a history is told.
 *
 * @param id as histories keep it
 * @param post 职务 of a person; null for a key
 * @param was what a person was called before, the latest last
 */
public record Actor(String id, String name, String post, List<Earlier> was) {

    /**
     * An earlier name and post.
     *
     * @param until the moment from which on the next ones hold
     */
    public record Earlier(String name, String post, OffsetDateTime until) {}

    public Actor {
        was = List.copyOf(was);
    }

    /** A key, whose name never changes. */
    public static Actor ofKey(String id, String name) {
        return new Actor(id, name, null, List.of());
    }
}
