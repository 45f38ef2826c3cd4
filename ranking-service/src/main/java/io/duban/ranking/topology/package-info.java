/** The Kafka Streams topology in one place, and its life. */
package io.duban.ranking.topology;
