package io.duban.project.store;

import io.duban.kit.event.EventCodec;
import io.duban.kit.outbox.OutboxRelay;

import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** How an aggregate gets out: as a document, and as events. */
@Component
public record Output(EventCodec codec, OutboxRelay relay, JsonMapper mapper) {}
