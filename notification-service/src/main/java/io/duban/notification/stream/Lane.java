package io.duban.notification.stream;

import io.duban.contracts.event.Topic;

/** A partition of a topic: what lies in it has one order. */
record Lane(Topic topic, int partition) {}
