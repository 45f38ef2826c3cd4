package io.duban.kit.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.kit.problem.UnavailableException;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import java.util.List;
import java.util.Map;

class EventPublisherTest {

    @Test
    void a_broker_of_which_nothing_is_known_yet_is_unavailable_as_any_other() {
        var producers =
                new DefaultKafkaProducerFactory<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                "127.0.0.1:1",
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                200),
                        new StringSerializer(),
                        new ByteArraySerializer());
        EventPublisher publisher = new EventPublisher(new KafkaTemplate<>(producers), null);
        try {
            assertThatThrownBy(
                            () ->
                                    publisher.publishRecords(
                                            List.of(new ProducerRecord<>("t", new byte[0]))))
                    .isInstanceOf(UnavailableException.class);
        } finally {
            producers.destroy();
        }
    }
}
