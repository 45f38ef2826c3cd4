package io.duban.kit.event;

import io.duban.kit.topic.StreamProperties;
import io.duban.kit.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

import tools.jackson.databind.json.JsonMapper;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The broker: one durable producer, the topics, the codec, the health. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@ConditionalOnClass(KafkaTemplate.class)
@ConditionalOnProperty("duban.service.name")
@EnableConfigurationProperties({
    KafkaProperties.class,
    ServiceProperties.class,
    StreamProperties.class,
    ReadingProperties.class
})
public class StreamAutoConfiguration {

    @Bean
    EventCodec eventCodec(
            JsonMapper mapper,
            ServiceProperties service,
            StreamProperties stream,
            @Value("${duban.rulebook.source:}") String rulebook) {
        return new EventCodec(
                mapper,
                service.source(rulebook),
                service.schemas(),
                stream.topicPrefix(),
                InstantSource.system());
    }

    @Bean
    ProducerFactory<String, byte[]> producers(KafkaProperties kafka) {
        Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        PublicCompression.of(config::put);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 << 20);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 12_000);
        return new DefaultKafkaProducerFactory<>(
                config, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    KafkaTemplate<String, byte[]> kafkaTemplate(ProducerFactory<String, byte[]> producers) {
        return new KafkaTemplate<>(producers);
    }

    @Bean
    EventPublisher eventPublisher(KafkaTemplate<String, byte[]> kafka, EventCodec codec) {
        return new EventPublisher(kafka, codec);
    }

    @Bean(destroyMethod = "close")
    Admin brokerAdmin(KafkaProperties kafka) {
        return Admin.create(kafka.buildAdminProperties());
    }

    @Bean
    Topics topics(Admin admin, StreamProperties properties) {
        Topics topics = new Topics(admin, properties);
        topics.ensure();
        return topics;
    }

    @Bean
    BrokerHealthIndicator brokerHealthIndicator(Admin admin) {
        return new BrokerHealthIndicator(admin);
    }

    @Bean
    EventIntake eventIntake(
            JsonMapper mapper, ReadingProperties properties, MeterRegistry metrics) {
        return new EventIntake(new EventReader(mapper), properties.places(), metrics);
    }

    @Bean
    DeadLetters deadLetters(EventPublisher publisher, Topics topics) {
        return new DeadLetters(publisher, topics);
    }

    @Bean
    HaltedReaders haltedReaders(MeterRegistry metrics) {
        return new HaltedReaders(metrics, InstantSource.system());
    }

    @Bean
    ReadersHealthIndicator readersHealthIndicator(HaltedReaders halted) {
        return new ReadersHealthIndicator(halted);
    }

    @Bean
    ConsumersHealthIndicator consumersHealthIndicator(
            ObjectProvider<ConcurrentMessageListenerContainer<?, ?>> consumers) {
        return new ConsumersHealthIndicator(consumers);
    }

    @Bean
    EventConsumers eventConsumers(
            KafkaProperties kafka,
            ServiceProperties service,
            Topics topics,
            EventIntake intake,
            DeadLetters deadLetters,
            HaltedReaders halted) {
        return new EventConsumers(kafka, service, topics, intake, deadLetters, halted);
    }
}
