package io.duban.gateway.key;

import java.util.Set;

/** Tells whose keys still stand, for what goes on longer than a call. */
public interface StandingKeys {

    /** Those of the keys that were taken back, as the store has it now. */
    Set<String> takenBack(Set<String> ids);
}
