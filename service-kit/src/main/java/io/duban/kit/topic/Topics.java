package io.duban.kit.topic;

import io.duban.contracts.event.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The topics on the broker: made once, by whichever service comes first. */
public final class Topics {

    /** Where records go that nobody can read (死信). */
    public static final String DEAD_LETTERS = "duban.dead-letter.v1";

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final String COMPACTED_SEGMENT = Integer.toString(32 << 20);
    private static final String LARGEST_RECORD = Integer.toString(16 << 20);
    private static final String LARGEST_DEAD_LETTER = Integer.toString(1 << 20);

    private final Admin admin;
    private final StreamProperties properties;

    public Topics(Admin admin, StreamProperties properties) {
        this.admin = admin;
        this.properties = properties;
    }

    /** The topic's name on this broker. */
    public String name(Topic topic) {
        return properties.topicPrefix() + topic.topicName();
    }

    /** The dead letters' name on this broker. */
    public String deadLetters() {
        return properties.topicPrefix() + DEAD_LETTERS;
    }

    /** A consumer group's or application's name on this broker. */
    public String group(String name) {
        return properties.topicPrefix() + name;
    }

    /**
     * Makes what is missing, waiting for the broker as long as configured.
     *
     * @throws IllegalStateException when the broker does not answer in time
     */
    public void ensure() {
        List<NewTopic> topics =
                Arrays.stream(Topic.values())
                        .map(topic -> newTopic(name(topic), partitionsOf(topic)))
                        .toList();
        ensure(topics);
        NewTopic dead = newTopic(deadLetters(), 1);
        Map<String, String> configs = new HashMap<>(dead.configs());
        configs.put("max.message.bytes", LARGEST_DEAD_LETTER);
        ensure(List.of(dead.configs(configs)));
    }

    /** Makes one more topic that belongs to a service alone. */
    public void ensure(String name, int partitions) {
        ensure(List.of(newTopic(name, partitions)));
    }

    /** Makes one more topic of which only the last record of each key matters. */
    public void ensureCompacted(String name, int partitions) {
        NewTopic topic = newTopic(name, partitions);
        Map<String, String> configs = new HashMap<>(topic.configs());
        configs.put("cleanup.policy", "compact");
        // Only closed segments are compacted, so small ones keep what a new reader has to read
        // short.
        configs.put("segment.bytes", COMPACTED_SEGMENT);
        configs.put("min.cleanable.dirty.ratio", "0.2");
        ensure(List.of(topic.configs(configs)));
    }

    /** How many partitions a topic really has. */
    public int partitions(Topic topic) {
        String name = name(topic);
        try {
            TopicDescription description =
                    admin.describeTopics(List.of(name))
                            .allTopicNames()
                            .get(ATTEMPT.toSeconds(), TimeUnit.SECONDS)
                            .get(name);
            return description.partitions().size();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not describe topic " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private int partitionsOf(Topic topic) {
        return topic.partitioned() ? properties.partitions() : 1;
    }

    private NewTopic newTopic(String name, int partitions) {
        Optional<Short> replicas =
                properties.replicationFactor() < 1
                        ? Optional.empty()
                        : Optional.of(properties.replicationFactor());
        // The log is the record of what was decided, so nothing in it expires.
        return new NewTopic(name, Optional.of(partitions), replicas)
                .configs(Map.of("max.message.bytes", LARGEST_RECORD, "retention.ms", "-1"));
    }

    private void ensure(List<NewTopic> topics) {
        long deadline = System.nanoTime() + properties.startTimeout().toNanos();
        while (!create(topics)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the broker did not answer within " + properties.startTimeout());
            }
            LOG.warn("The broker does not answer yet; will try again.");
        }
    }

    private boolean create(List<NewTopic> topics) {
        var results = admin.createTopics(topics).values();
        for (var result : results.values()) {
            try {
                result.get(ATTEMPT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    return false;
                }
            } catch (TimeoutException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return true;
    }
}
