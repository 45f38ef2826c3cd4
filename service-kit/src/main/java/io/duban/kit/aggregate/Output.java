package io.duban.kit.aggregate;

import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxRelay;

import tools.jackson.databind.json.JsonMapper;

/** How an aggregate gets out: as a document, and as events. */
public record Output(EventCodec codec, OutboxRelay relay, JsonMapper mapper) {}
