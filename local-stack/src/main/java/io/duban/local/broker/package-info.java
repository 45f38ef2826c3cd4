/** A real Kafka broker on this machine. */
package io.duban.local.broker;
