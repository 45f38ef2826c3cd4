package io.duban.gateway.person;

import java.time.Instant;

/** What is stored of an invitation: the token itself is shown once and kept nowhere. */
record Invitation(String hash, Instant until) {}
