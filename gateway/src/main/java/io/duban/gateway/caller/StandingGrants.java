package io.duban.gateway.caller;

import java.util.Set;

/**
 * Tells which grants still stand, for what goes on longer than a call. Keys and sessions each know
 * their own, and nothing of the others'.
 */
public interface StandingGrants {

    /** Those of the grants that have ended, as the store has it now. */
    Set<String> ended(Set<String> grants);
}
