package io.duban.local.launch;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process of the system.
 *
 * @param port where it answers
 * @param readiness what to ask whether it is ready; empty when an open port is the answer
 * @param command program and arguments
 * @param environment added to the launcher's own
 * @param startCache its start-up cache; empty for a process without
 */
record Part(
        String name,
        int port,
        Optional<URI> readiness,
        List<String> command,
        Map<String, String> environment,
        Optional<StartCache> startCache) {}
