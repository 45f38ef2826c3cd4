/**
 * The events that the services and other systems exchange: records under one sealed interface for
 * each topic, so that a new event breaks the build wherever it must be handled.
 */
package io.duban.contracts.event;
