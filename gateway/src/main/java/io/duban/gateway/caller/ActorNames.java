package io.duban.gateway.caller;

import java.util.List;
import java.util.Set;

/**
 * Tells who is behind the ids that histories keep, also when the key has been taken back or the
 * account was closed. Keys and accounts each know their own, and nothing of the others'.
 */
public interface ActorNames {

    /** Those of the ids that are known. */
    List<Actor> known(Set<String> ids);
}
