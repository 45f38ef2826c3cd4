package io.duban.kit.event;

import io.duban.contracts.event.DubanEvent;

/** What a record on one of our topics turns out to be. */
public sealed interface Reading {

    /** An event that this edition of the program understands. */
    record Understood(DubanEvent event) implements Reading {}

    /**
     * Ours, but of a newer edition: a type, a word or a form that this one does not know. Whoever
     * reads on would decide without it, so he stops here until the newer edition runs.
     *
     * @param why in words, without content
     */
    record OfNewerEdition(String why) implements Reading {}

    /**
     * Nothing that a service of ours has written, whatever it is. No edition will ever read it.
     *
     * @param why in words, without content
     */
    record Garbage(String why) implements Reading {}
}
