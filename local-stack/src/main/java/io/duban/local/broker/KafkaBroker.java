package io.duban.local.broker;

import io.duban.local.Arguments;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** One real KRaft node, broker and controller in one, bound to loopback; its data outlives it. */
public final class KafkaBroker implements AutoCloseable {

    private static final String CLUSTER = "DubanLocalStackCluster";
    private static final String LARGEST_RECORD = Integer.toString(16 << 20);

    private final KafkaRaftServer server;

    private KafkaBroker(KafkaRaftServer server) {
        this.server = server;
    }

    /** Starts a node on its folder, which is formatted when it is new. */
    public static KafkaBroker start(Path folder, int port, int controllerPort) throws Exception {
        return start(folder, port, controllerPort, false);
    }

    /**
     * Starts a node on its folder, which is formatted when it is new.
     *
     * @param fsync whether every acknowledged record survives power loss too, and not only the
     *     death of the process
     */
    public static KafkaBroker start(Path folder, int port, int controllerPort, boolean fsync)
            throws Exception {
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format(folder);
        }
        Properties config = properties(folder, port, controllerPort);
        if (fsync) {
            config.put("log.flush.interval.messages", "1");
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server);
    }

    public static void main(String[] words) throws Exception {
        Arguments arguments = new Arguments(words);
        int port = arguments.number("--port");
        KafkaBroker broker =
                start(
                        Path.of(arguments.text("--dir")),
                        port,
                        arguments.number("--controller-port"),
                        arguments.flag("--fsync"));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
        System.out.println("ready kafka 127.0.0.1:" + port);
        broker.server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) throws Exception {
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Formatter()
                .setPrintStream(nowhere)
                .setClusterId(CLUSTER)
                .setNodeId(1)
                .addDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .setIgnoreFormatted(true)
                .run();
    }

    private static Properties properties(Path folder, int port, int controllerPort) {
        Properties config = new Properties();
        config.put("process.roles", "broker,controller");
        config.put("node.id", "1");
        config.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        config.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        config.put("controller.listener.names", "CONTROLLER");
        config.put("inter.broker.listener.name", "PLAINTEXT");
        config.put("log.dirs", folder.toString());
        config.put("auto.create.topics.enable", "false");
        config.put("message.max.bytes", LARGEST_RECORD);
        config.put("replica.fetch.max.bytes", LARGEST_RECORD);
        singleNode(config);
        quickToHeal(config);
        small(config);
        return config;
    }

    private static void singleNode(Properties config) {
        config.put("offsets.topic.replication.factor", "1");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
    }

    /** After a kill the old session must expire before the node is let in again. */
    private static void quickToHeal(Properties config) {
        config.put("broker.heartbeat.interval.ms", "500");
        config.put("broker.session.timeout.ms", "4000");
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("group.min.session.timeout.ms", "1000");
    }

    private static void small(Properties config) {
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.num.partitions", "4");
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "4");
        config.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
        config.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    }
}
