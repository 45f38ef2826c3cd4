package io.duban.ranking.reading;

import io.duban.contracts.event.Topic;
import io.duban.kit.event.CloudEventHeaders;
import io.duban.kit.topic.Topics;
import io.duban.teststack.TestStack;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Writes what no service of ours would, and reads what has become of it. */
final class RawRecords {

    private static final Map<String, Object> BROKER =
            Map.of("bootstrap.servers", TestStack.shared().bootstrapServers());
    private static final Map<String, Object> COMMITTED =
            Map.of(
                    "bootstrap.servers",
                    TestStack.shared().bootstrapServers(),
                    "isolation.level",
                    "read_committed");

    private final String prefix;

    RawRecords(String prefix) {
        this.prefix = prefix;
    }

    /** A record on its way. */
    record Draft(ProducerRecord<String, byte[]> record) {

        /** Written without any CloudEvents header. */
        void foreign() {
            try (KafkaProducer<String, byte[]> producer =
                    new KafkaProducer<>(
                            BROKER, new StringSerializer(), new ByteArraySerializer())) {
                producer.send(record).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Written with the headers of one of our services. */
        void ours(String type) {
            header("ce_specversion", "1.0");
            header("ce_source", "/duban/test");
            header("ce_type", type);
            foreign();
        }

        private void header(String name, String value) {
            record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    Draft send(Topic topic, String key, String value) {
        return new Draft(
                new ProducerRecord<>(
                        prefix + topic.topicName(),
                        0,
                        key,
                        value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
    }

    /** The dead letters' keys and reasons, when there are so many. */
    List<String> deadLetters(int many) {
        List<String> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        COMMITTED, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(prefix + Topics.DEAD_LETTERS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(100))
                                        .forEach(
                                                it ->
                                                        found.add(
                                                                it.key()
                                                                        + " "
                                                                        + CloudEventHeaders.read(
                                                                                it.headers(),
                                                                                "dead.reason")));
                                return found.size() >= many;
                            });
        }
        return found;
    }
}
