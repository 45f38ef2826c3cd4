package io.duban.teststack;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** Broker and store as a city runs them, in containers that Testcontainers removes again. */
record ContainerStack(KafkaContainer kafka, MongoDBContainer mongo) implements TestStack {

    static ContainerStack start() {
        KafkaContainer kafka =
                new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"))
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(16 << 20));
        MongoDBContainer mongo =
                new MongoDBContainer(DockerImageName.parse("mongo:8")).withReplicaSet();
        kafka.start();
        mongo.start();
        return new ContainerStack(kafka, mongo);
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String mongoUri() {
        return mongo.getConnectionString();
    }
}
