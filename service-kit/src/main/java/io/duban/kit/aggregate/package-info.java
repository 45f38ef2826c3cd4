/** Aggregates in the document store: one document, one atomic write, its events in the outbox. */
package io.duban.kit.aggregate;
