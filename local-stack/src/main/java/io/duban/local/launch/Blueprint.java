package io.duban.local.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which processes make up the system, and with which words each is started. */
final class Blueprint {

    private static final Map<String, String> HEAPS =
            Map.of(
                    "complaint-service", "512m",
                    "ranking-service", "768m",
                    "notification-service", "448m",
                    "project-service", "320m",
                    "gateway", "512m");

    private final Settings settings;
    private final Secrets secrets;
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    Blueprint(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Broker and store, as far as no real ones are named. */
    List<Part> foundations() {
        List<Part> parts = new ArrayList<>();
        if (settings.mongodb().isEmpty()) {
            parts.add(store());
        }
        if (settings.kafka().isEmpty()) {
            parts.add(broker());
        }
        return parts;
    }

    /** The services and the gateway. */
    List<Part> services() throws IOException, InterruptedException {
        Settings.Ports ports = settings.ports();
        return List.of(
                service("complaint-service", ports.complaint(), Map.of()),
                service(
                        "project-service",
                        ports.project(),
                        Map.of("DUBAN_CALENDAR", settings.calendar())),
                service(
                        "ranking-service",
                        ports.ranking(),
                        Map.of(
                                "DUBAN_CALENDAR", settings.calendar(),
                                "DUBAN_STATE_DIR", settings.data().resolve("streams").toString())),
                service("notification-service", ports.notification(), Map.of()),
                service("gateway", ports.gateway(), gatewayEnvironment(ports)));
    }

    private Map<String, String> gatewayEnvironment(Settings.Ports ports) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DUBAN_PORT", Integer.toString(ports.gateway()));
        environment.put("DUBAN_ADMIN_KEY", secrets.get("admin-key"));
        environment.put("DUBAN_KEYS_PEPPER", secrets.get("keys-pepper"));
        environment.put("DUBAN_ROUTES_COMPLAINTSERVICE", local(ports.complaint()));
        environment.put("DUBAN_ROUTES_PROJECTSERVICE", local(ports.project()));
        environment.put("DUBAN_ROUTES_RANKINGSERVICE", local(ports.ranking()));
        environment.put("DUBAN_ROUTES_NOTIFICATIONSERVICE", local(ports.notification()));
        return environment;
    }

    private Part store() {
        List<String> command = storeCommand();
        command.addAll(List.of("--port", Integer.toString(settings.ports().store())));
        return new Part(
                "document-store",
                settings.ports().store(),
                Optional.empty(),
                command,
                Map.of(),
                Optional.empty());
    }

    /** What takes over the documents of an earlier release, if there are any. */
    Optional<List<String>> takeOver() {
        if (!Files.exists(storeFolder().resolve("journal"))) {
            return Optional.empty();
        }
        List<String> command = storeCommand();
        command.add("--take-over");
        return Optional.of(command);
    }

    private Path storeFolder() {
        return settings.data().resolve("store");
    }

    private List<String> storeCommand() {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-XX:+UseG1GC",
                                "-Xms64m",
                                "-Xmx512m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:+UseCompactObjectHeaders",
                                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                ours(
                        "io.duban.local.store.DocumentStoreServer",
                        "--dir",
                        storeFolder().toString(),
                        "--memory",
                        Integer.toString(settings.storeMemory())));
        if (settings.fsync()) {
            command.add("--fsync");
        }
        return command;
    }

    private Part broker() {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(
                ours(
                        "io.duban.local.broker.KafkaBroker",
                        "--dir",
                        settings.data().resolve("kafka").toString(),
                        "--port",
                        Integer.toString(settings.ports().kafka()),
                        "--controller-port",
                        Integer.toString(settings.ports().kafkaController())));
        if (settings.fsync()) {
            command.add("--fsync");
        }
        return new Part(
                "kafka",
                settings.ports().kafka(),
                Optional.empty(),
                command,
                Map.of(),
                Optional.empty());
    }

    private List<String> ours(String main, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(main);
        words.addAll(List.of(arguments));
        return words;
    }

    private Part service(String name, int port, Map<String, String> more)
            throws IOException, InterruptedException {
        ServiceJar jar = new ServiceJar(settings.home(), settings.data(), name);
        Path application = jar.unpack(java);
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx" + HEAPS.get(name),
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        Optional<StartCache> cache =
                settings.startCaches()
                        ? Optional.of(new StartCache(java, application, jar.startCache()))
                        : Optional.empty();
        cache.map(StartCache::flag).ifPresent(command::add);
        command.addAll(List.of("-jar", application.toString(), "--server.port=" + port));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DUBAN_TOKEN_SECRET", secrets.get("token-secret"));
        environment.put("DUBAN_KAFKA", settings.kafkaServers());
        environment.put("DUBAN_MONGODB", settings.mongodbUri());
        environment.put("DUBAN_INSTANCE", "local");
        environment.putAll(more);
        return new Part(
                name,
                port,
                Optional.of(URI.create(local(port) + "/actuator/health/readiness")),
                command,
                environment,
                cache);
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }
}
