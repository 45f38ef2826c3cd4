package io.duban.kit.event;

import io.duban.contracts.event.Topic;
import io.duban.kit.topic.Topics;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Consumers of events: in order, committed only when handled, tried again for ever while a
 * dependency is away. A record that is no event goes to the dead letters, because no retry can make
 * it one; at one of a newer edition the consumer stops in that partition, and says so.
 */
public final class EventConsumers {

    private static final long RETRY_MILLIS = 1_000;
    private static final int BATCH = 500;

    private final KafkaProperties kafka;
    private final ServiceProperties service;
    private final Topics topics;
    private final EventIntake intake;
    private final DeadLetters deadLetters;
    private final HaltedReaders halted;

    public EventConsumers(
            KafkaProperties kafka,
            ServiceProperties service,
            Topics topics,
            EventIntake intake,
            DeadLetters deadLetters,
            HaltedReaders halted) {
        this.kafka = kafka;
        this.service = service;
        this.topics = topics;
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.halted = halted;
    }

    /**
     * A consumer of the service's own group for this purpose; to be declared as a bean, so that it
     * starts and stops with the service.
     *
     * @param purpose distinguishes the groups of one service
     * @param handler gets what was polled together, in order of each partition; when it throws, the
     *     same events come again, one by one
     */
    public ConcurrentMessageListenerContainer<String, byte[]> container(
            String purpose, Consumer<List<ReceivedEvent>> handler, Topic... read) {
        return container(purpose, BATCH, handler, read);
    }

    /**
     * The same for a handler that says more than it reads: each event is handled and committed by
     * itself, so that what goes wrong with one has nothing of those before it said again.
     */
    public ConcurrentMessageListenerContainer<String, byte[]> oneByOne(
            String purpose, Consumer<ReceivedEvent> handler, Topic... read) {
        return container(purpose, 1, events -> events.forEach(handler), read);
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(
            String purpose, int most, Consumer<List<ReceivedEvent>> handler, Topic... read) {
        Map<String, Topic> names = new HashMap<>();
        for (Topic topic : read) {
            names.put(topics.name(topic), topic);
        }
        ContainerProperties properties =
                new ContainerProperties(names.keySet().toArray(String[]::new));
        properties.setGroupId(topics.group(service.name() + "." + purpose));
        EventListener listener =
                new EventListener(
                        service.name() + "." + purpose,
                        names,
                        intake,
                        deadLetters,
                        halted,
                        handler);
        // The listener commits by itself, for it may have to stop in the middle of what was polled.
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(listener);
        var container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(
                                config(purpose, most),
                                new StringDeserializer(),
                                new ByteArrayDeserializer()),
                        properties);
        container.setBeanName(service.name() + "." + purpose);
        container.setCommonErrorHandler(forEver());
        return container;
    }

    private Map<String, Object> config(String purpose, int most) {
        Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, most);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16 << 20);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        if (!service.instance().isEmpty()) {
            config.put(
                    ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                    service.name() + "." + purpose + "." + service.instance());
        }
        return config;
    }

    private static DefaultErrorHandler forEver() {
        DefaultErrorHandler handler =
                new DefaultErrorHandler(
                        new FixedBackOff(RETRY_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
        handler.setClassifications(Map.of(), true);
        return handler;
    }
}
