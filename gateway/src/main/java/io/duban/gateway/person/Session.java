package io.duban.gateway.person;

import java.time.Instant;

/**
 * A session as it is stored.
 *
 * @param id hash of the token
 * @param epoch of the account, in which it began
 * @param touchedAt when its last call was written down
 */
record Session(String id, String login, long epoch, Instant createdAt, Instant touchedAt) {}
