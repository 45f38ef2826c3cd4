package io.duban.gateway.person;

import io.duban.contracts.subject.Party;
import io.duban.kit.security.Role;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Who calls, as the caller is told.
 *
 * @param kind {@code key} or {@code person}
 * @param may operationIds of the writes that its role allows
 * @param sessionEndsAt of a person, at the latest
 */
record Me(
        String id,
        String kind,
        String name,
        String post,
        Role role,
        Party body,
        List<String> may,
        OffsetDateTime sessionEndsAt) {

    Me {
        may = List.copyOf(may);
    }
}
