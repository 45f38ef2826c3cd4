/** CloudEvents 1.0 on Kafka in binary mode. */
package io.duban.kit.event;
